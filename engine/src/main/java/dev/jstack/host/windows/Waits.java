package dev.jstack.host.windows;

import dev.jstack.host.api.HResult;
import java.util.Optional;

/** What the waiting functions say. */
final class Waits {
  private static final int WAIT_TIMEOUT = 0x80070102;
  private static final int ERROR_TIMEOUT = 0x800705B4;

  private Waits() {}

  /** The exit document, or empty when the wait timed out. */
  static Optional<String> exited(int code, String operation, String object, String document) {
    if (code == HResult.HCS_E_OPERATION_TIMEOUT.code()
        || code == WAIT_TIMEOUT
        || code == ERROR_TIMEOUT) {
      return Optional.empty();
    }
    NativeResult.check(code, operation, object, document);
    return Optional.of(document);
  }
}
