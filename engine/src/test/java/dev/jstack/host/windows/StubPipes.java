package dev.jstack.host.windows;

import dev.jstack.host.api.HcsProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Copies what a process prints into a connection until either ends. */
final class StubPipes {
  private StubPipes() {}

  static void run(HcsProcess process, String which, OutputStream out) throws IOException {
    boolean errors = which.equals("err");
    copy((errors ? process.standardError() : process.standardOutput()).orElseThrow(), out);
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
