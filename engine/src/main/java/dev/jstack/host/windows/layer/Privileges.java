package dev.jstack.host.windows.layer;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.HResults;
import dev.jstack.host.windows.abi.FileLibraries;
import dev.jstack.host.windows.abi.TokenFunctions;
import java.util.List;

/**
 * What a process must be allowed to do to write layers. They are enabled for the whole process, not
 * for a thread: work moves between threads.
 */
public final class Privileges {
  /**
   * To read and write whatever a file's security says; the third: to read and write audit rules.
   */
  private static final List<String> NEEDED =
      List.of("SeBackupPrivilege", "SeRestorePrivilege", "SeSecurityPrivilege");

  private static final int NOT_ASSIGNED = 0x80070514;

  private final FileLibraries libraries;

  public Privileges(FileLibraries libraries) {
    this.libraries = libraries;
  }

  /**
   * Enables them for this process.
   *
   * @throws dev.jstack.host.api.HostException when the account does not have one of them
   */
  public void enable() {
    PointerByReference token = new PointerByReference();
    int access = TokenFunctions.TOKEN_ADJUST_PRIVILEGES | TokenFunctions.TOKEN_QUERY;
    Pointer process = libraries.files().GetCurrentProcess();
    int opened = libraries.tokens().OpenProcessToken(process, access, token);
    Failure.unless(opened, "OpenProcessToken", "");
    try {
      NEEDED.forEach(name -> enable(token.getValue(), name));
    } finally {
      libraries.files().CloseHandle(token.getValue());
    }
  }

  private void enable(Pointer token, String name) {
    LongByReference luid = new LongByReference();
    int found = libraries.tokens().LookupPrivilegeValueW(null, name, luid);
    Failure.unless(found, "LookupPrivilegeValueW", name);
    try (Memory wanted = FileLibraries.onePrivilege(luid.getValue())) {
      int adjusted =
          libraries
              .tokens()
              .AdjustTokenPrivileges(token, 0, wanted, (int) wanted.size(), null, null);
      int code = Native.getLastError();
      Failure.unless(adjusted, "AdjustTokenPrivileges", name);
      if (code == TokenFunctions.ERROR_NOT_ALL_ASSIGNED) {
        throw HResults.failure(
            NOT_ASSIGNED,
            "AdjustTokenPrivileges",
            name,
            "the account does not hold it: run jstack as an elevated administrator",
            List.of());
      }
    }
  }
}
