package dev.jstack.host.windows;

import dev.jstack.host.api.HcsProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The standard inputs of processes, each on a connection of its own. What a client wrote before it
 * asks for the closing of an input reaches the process, as with a pipe of Windows.
 */
final class StubInputs {
  /** How long a client that keeps its end open can have bytes on their way. */
  private static final int ON_THE_WAY_MILLIS = 200;

  private static final long END_SECONDS = 60;

  private final Map<String, Input> inputs = new ConcurrentHashMap<>();

  private static final class Input {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean closing;
  }

  /** Announces the input of a process, before its client can write. */
  void open(String process) {
    inputs.put(process, new Input());
  }

  /** Copies until the client closes its end, or somebody closes the input. */
  void run(String number, HcsProcess process, Socket socket, InputStream in) throws IOException {
    Input input = inputs.get(number);
    try (OutputStream to = process.standardInput().orElseThrow()) {
      socket.setSoTimeout(ON_THE_WAY_MILLIS);
      copy(input, in, to);
    } finally {
      inputs.remove(number, input);
      input.over.countDown();
    }
  }

  private static void copy(Input input, InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    while (true) {
      try {
        int length = from.read(buffer);
        if (length < 0) {
          return;
        }
        to.write(buffer, 0, length);
        to.flush();
      } catch (SocketTimeoutException e) {
        if (input.closing) {
          return;
        }
      }
    }
  }

  /** Returns once the process has read, or could read, all that was written. */
  void finish(String process) {
    Input input = inputs.get(process);
    if (input == null) {
      return;
    }
    input.closing = true;
    try {
      boolean unused = input.over.await(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
