package dev.jstack.host.document.hcs;

import java.util.List;
import java.util.Optional;

/**
 * How a compute system ended.
 *
 * @param status an HRESULT, 0 when nothing went wrong
 * @param exitType {@code GracefulExit}, {@code ForcedExit}, {@code UnexpectedExit} …; absent on
 *     build 17763
 */
public record SystemExitStatus(int status, Optional<String> exitType, List<Object> attribution) {
  public SystemExitStatus {
    attribution = List.copyOf(attribution);
  }
}
