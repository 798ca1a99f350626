package dev.jstack.runner.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who runs the program. Tests that run as root try an ordinary user, too; tests that run as an
 * ordinary user have only that one.
 */
enum Account {
  /** Who runs the tests. */
  OWN {
    @Override
    List<String> prefix() {
      return List.of();
    }

    @Override
    void own(Path path) {}
  },

  /** A user without any rights, whom only root can become. */
  ORDINARY {
    @Override
    List<String> prefix() {
      return List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups");
    }

    @Override
    void own(Path path) throws IOException {
      run("chown", "-R", ID + ":" + ID, path.toString());
    }
  };

  /** No account of a system has it, so nothing else of this machine is touched. */
  private static final String ID = "54321";

  abstract List<String> prefix();

  abstract void own(Path path) throws IOException;

  /** Whether it can be used here. */
  boolean isAvailable() {
    return this == OWN || isRoot();
  }

  static boolean isRoot() {
    return Files.isWritable(Path.of("/etc/passwd"));
  }

  void remove(Path path) throws IOException {
    run("rm", "-rf", path.toString());
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
