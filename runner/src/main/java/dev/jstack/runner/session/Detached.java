package dev.jstack.runner.session;

import dev.jstack.host.windows.DetachedProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts a program that outlives this one and its terminal.
 *
 * <p>On Windows by CreateProcess, elsewhere through a shell that ends at once: a JVM that has a
 * living child waits 300 ms when it exits, and a child of this process would be in its session.
 */
final class Detached {
  private static final String LINUX = "setsid \"$@\" </dev/null >>\"$0\" 2>&1 & echo $!";
  private static final String OTHER = "nohup \"$@\" </dev/null >>\"$0\" 2>&1 & echo $!";

  private Detached() {}

  /** The process id; {@code output} takes what it writes, where the system can do that. */
  static long start(List<String> command, Path output) throws IOException {
    if (File.separatorChar == '\\') {
      return DetachedProcess.start(command);
    }
    boolean linux = Files.isDirectory(Path.of("/proc/self"));
    return throughShell(command, output, linux ? LINUX : OTHER);
  }

  private static long throughShell(List<String> command, Path output, String script)
      throws IOException {
    List<String> shell = new ArrayList<>(List.of("sh", "-c", script));
    shell.add(output.toString());
    shell.addAll(command);
    Process process =
        new ProcessBuilder(shell)
            .redirectInput(new File("/dev/null"))
            .redirectError(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    String pid = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    try {
      return Long.parseLong(pid.strip());
    } catch (NumberFormatException e) {
      throw new IOException("sh did not start it; see " + output, e);
    }
  }
}
