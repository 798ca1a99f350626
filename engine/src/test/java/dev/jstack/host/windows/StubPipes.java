package dev.jstack.host.windows;

import dev.jstack.host.api.HcsProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies between a connection and one pipe of a process until either ends. */
final class StubPipes {
  private StubPipes() {}

  static void run(HcsProcess process, String which, InputStream in, OutputStream out)
      throws IOException {
    switch (which) {
      case "in" -> {
        try (OutputStream input = process.standardInput().orElseThrow()) {
          copy(in, input);
        }
      }
      case "out" -> copy(process.standardOutput().orElseThrow(), out);
      default -> copy(process.standardError().orElseThrow(), out);
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    int length = from.read(buffer);
    while (length >= 0) {
      to.write(buffer, 0, length);
      to.flush();
      length = from.read(buffer);
    }
  }
}
