package dev.jstack.host.windows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Programs of the system directory that say what no function of a DLL says. */
final class Programs {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Path systemDirectory;

  /** Those of {@code systemDirectory}, by full path: nothing on the PATH takes their place. */
  Programs(Path systemDirectory) {
    this.systemDirectory = systemDirectory;
  }

  /** What it prints; empty when it fails or takes longer than 15 s. */
  String output(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(systemDirectory.resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      // After its patience it is ended, and so what it prints.
      CompletableFuture<Void> end =
          process
              .onExit()
              .completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS)
              .thenAccept(Process::destroyForcibly);
      String text = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
      end.join();
      return process.waitFor() == 0 ? text : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
