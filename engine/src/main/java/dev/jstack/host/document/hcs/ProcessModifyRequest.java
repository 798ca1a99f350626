package dev.jstack.host.document.hcs;

import java.util.Optional;

/**
 * The document of HcsModifyProcess.
 *
 * @param operation {@code ConsoleSize} or {@code CloseHandle}
 */
public record ProcessModifyRequest(
    String operation, Optional<ConsoleSize> consoleSize, Optional<CloseHandle> closeHandle) {

  /** In characters. */
  public record ConsoleSize(int height, int width) {}

  /** {@code StdIn}, {@code StdOut}, {@code StdErr} or {@code All}. */
  public record CloseHandle(String handle) {}

  /** Resizes the pseudo console. */
  public static ProcessModifyRequest resize(int height, int width) {
    return new ProcessModifyRequest(
        "ConsoleSize", Optional.of(new ConsoleSize(height, width)), Optional.empty());
  }

  /** Ends standard input: the process reads the end of the file. */
  public static ProcessModifyRequest closeStandardInput() {
    return new ProcessModifyRequest(
        "CloseHandle", Optional.empty(), Optional.of(new CloseHandle("StdIn")));
  }
}
