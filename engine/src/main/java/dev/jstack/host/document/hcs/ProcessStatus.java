package dev.jstack.host.document.hcs;

/**
 * How a process stands.
 *
 * @param exitCode 0–4294967295; means something only when {@code exited} and {@code lastWaitResult}
 *     is 0
 */
public record ProcessStatus(long processId, boolean exited, long exitCode, int lastWaitResult) {

  /** The exit code, or −1 when nobody knows it. */
  public long knownExitCode() {
    return exited && lastWaitResult == 0 ? exitCode : -1;
  }
}
