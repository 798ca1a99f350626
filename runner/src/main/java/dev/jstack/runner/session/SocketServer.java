package dev.jstack.runner.session;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The supervisor's end of the socket: a thread a connection, a connection a request. */
public final class SocketServer implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Door door;
  private final Reply.Hello hello;
  private final RequestHandler handler;
  private final Consumer<String> log;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();

  /**
   * Listens behind {@code door}; the caller must hold the lock of the one that may listen.
   *
   * @param build what exactly runs here: another build is asked to make way
   */
  public SocketServer(Door door, String build, RequestHandler handler, Consumer<String> log)
      throws IOException {
    this.door = door;
    this.hello = new Reply.Hello(Wire.PROTOCOL, build, ProcessHandle.current().pid());
    this.handler = handler;
    this.log = log;
    this.server = door.listen();
  }

  /** Accepts connections until it is closed. */
  public void run() {
    while (true) {
      try {
        SocketChannel channel = server.accept();
        open.incrementAndGet();
        start(() -> serve(new Lines(channel)));
      } catch (AsynchronousCloseException e) {
        return;
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        log.accept("cannot accept a connection: " + e.getMessage());
        return;
      }
    }
  }

  /** How many connections are open. */
  public int connections() {
    return open.get();
  }

  private void start(Runnable task) {
    Thread thread = new Thread(task, "jstack-request-" + numbers.incrementAndGet());
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Lines lines) {
    try (lines) {
      if (!door.admits(lines)) {
        return;
      }
      lines.write(Wire.REPLIES.write(hello));
      Optional<String> first = lines.read();
      if (first.isPresent()) {
        carryOut(Wire.REQUESTS.read(first.get()), lines);
      }
    } catch (IOException e) {
      // The command went away; its request ran to its end.
    } catch (RuntimeException e) {
      log.accept("a request failed: " + e);
    } finally {
      open.decrementAndGet();
    }
  }

  private void carryOut(Request request, Lines lines) throws IOException {
    Controls controls = new Controls();
    start(() -> hear(lines, controls));
    lines.write(Wire.REPLIES.write(new Reply.Ended(outcome(request, lines, controls))));
  }

  private Outcome outcome(Request request, Lines lines, Controls controls) {
    try {
      return handler.handle(request, new SocketSink(lines), controls);
    } catch (RuntimeException e) {
      log.accept("internal error: " + e + " at " + Arrays.asList(e.getStackTrace()));
      return Outcome.failed(Outcome.FAILED, "internal error of the supervisor: " + e);
    }
  }

  private void hear(Lines lines, Controls controls) {
    try {
      Optional<String> line = lines.read();
      while (line.isPresent()) {
        Wire.CONTROLS.read(line.get()).apply(controls);
        line = lines.read();
      }
    } catch (IOException | RuntimeException e) {
      // As good as gone.
    }
    controls.close();
  }

  @Override
  public void close() {
    try {
      server.close();
      door.remove();
    } catch (IOException e) {
      log.accept("cannot close the socket: " + e.getMessage());
    }
  }
}
