package dev.jstack.host.windows;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinBase;
import com.sun.jna.platform.win32.WinDef.DWORD;
import com.sun.jna.platform.win32.WinError;
import dev.jstack.host.document.hcs.CommandLine;
import java.io.IOException;
import java.util.List;

/**
 * Starts a program of Windows that outlives this one: without its console, its handles and, where
 * that is allowed, its job, which a CI runner or an SSH server ends as a whole.
 */
public final class DetachedProcess {
  private static final int APART =
      WinBase.DETACHED_PROCESS
          | WinBase.CREATE_NEW_PROCESS_GROUP
          | WinBase.CREATE_UNICODE_ENVIRONMENT;

  private DetachedProcess() {}

  /**
   * The process id of {@code command}, which runs in the folder of the system, with the environment
   * of this process and no streams.
   *
   * @throws IOException when Windows does not start it
   */
  public static long start(List<String> command) throws IOException {
    String line = CommandLine.quote(command);
    WinBase.PROCESS_INFORMATION made = new WinBase.PROCESS_INFORMATION();
    boolean started =
        create(line, APART | WinBase.CREATE_BREAKAWAY_FROM_JOB, made)
            || mayNotLeaveItsJob() && create(line, APART, made);
    if (!started) {
      throw new IOException(
          "CreateProcess failed with error " + Kernel32.INSTANCE.GetLastError() + ": " + line);
    }
    Kernel32.INSTANCE.CloseHandle(made.hThread);
    Kernel32.INSTANCE.CloseHandle(made.hProcess);
    return made.dwProcessId.longValue();
  }

  private static boolean mayNotLeaveItsJob() {
    return Kernel32.INSTANCE.GetLastError() == WinError.ERROR_ACCESS_DENIED;
  }

  private static boolean create(String line, int flags, WinBase.PROCESS_INFORMATION made) {
    return Kernel32.INSTANCE.CreateProcess(
        null,
        line,
        null,
        null,
        false,
        new DWORD(flags),
        null,
        System.getenv("SystemRoot"),
        new WinBase.STARTUPINFO(),
        made);
  }
}
