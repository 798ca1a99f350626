package dev.jstack.host.windows.layer;

import com.sun.jna.Native;
import dev.jstack.host.api.HResults;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.abi.FileLibraries;
import java.util.List;

/** Failures of Win32 functions, which leave a code behind, and of NT functions, which give one. */
final class Failure {
  private static final int WIN32 = 0x80070000;

  private Failure() {}

  /** Fails with the thread's last error when {@code succeeded} is zero. */
  static void unless(int succeeded, String operation, String object) {
    if (succeeded == 0) {
      throw of(Native.getLastError(), operation, object);
    }
  }

  static HostException of(int win32, String operation, String object) {
    return HResults.failure(WIN32 | win32 & 0xFFFF, operation, object, "", List.of());
  }

  static void check(FileLibraries libraries, int status, String operation, String object) {
    if (status < 0) {
      throw of(libraries.nt().RtlNtStatusToDosError(status), operation, object);
    }
  }
}
