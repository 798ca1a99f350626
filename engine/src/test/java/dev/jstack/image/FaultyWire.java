package dev.jstack.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A connection to a registry that does harm to what comes back. */
final class FaultyWire implements AutoCloseable {
  /** What is done to the answers. */
  enum Fault {
    NONE,
    /** Each connection ends after 2 MB. */
    CUT,
    /** One bit is turned, a megabyte into a connection. */
    CORRUPT,
    /** The first megabyte comes; from then on each answer falls silent behind its headers. */
    STALL
  }

  private static final long CUT_AFTER = 2_000_000;
  private static final long HARM_AT = 1_000_000;

  private final ServerSocket server;
  private final int target;
  private final AtomicLong total = new AtomicLong();
  private final CountDownLatch closed = new CountDownLatch(1);
  final AtomicInteger harmed = new AtomicInteger();
  volatile Fault fault = Fault.NONE;

  FaultyWire(int target) {
    this.target = target;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  String host() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "faulty-wire");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Socket registry = new Socket(InetAddress.getLoopbackAddress(), target);
        start(() -> pass(client, registry, Fault.NONE));
        start(() -> pass(registry, client, fault));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void pass(Socket from, Socket to, Fault harm) {
    byte[] buffer = new byte[1 << 14];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      long passed = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (harm == Fault.CUT && passed + n > CUT_AFTER) {
          harmed.incrementAndGet();
          return;
        }
        boolean now = passed <= HARM_AT && passed + n > HARM_AT;
        if (now && harm == Fault.CORRUPT) {
          harmed.incrementAndGet();
          buffer[(int) (HARM_AT - passed)] ^= 1;
        }
        boolean silent = harm == Fault.STALL && total.addAndGet(n) > HARM_AT;
        out.write(buffer, 0, silent ? headers(buffer, n) : n);
        out.flush();
        passed += n;
        if (silent) {
          harmed.incrementAndGet();
          closed.await();
        }
      }
    } catch (IOException e) {
      // One of the two has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The length of the headers that an answer begins with; zero in the middle of one. */
  private static int headers(byte[] buffer, int length) {
    String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    return text.startsWith("HTTP/") ? text.indexOf("\r\n\r\n") + 4 : 0;
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
  }
}
