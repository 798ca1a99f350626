package dev.jstack.runner.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Hands standard input on as it comes, on a thread of its own, until closed.
 *
 * <p>A terminal is polled: a thread that sits in a native read when the process wants to leave
 * holds it back for 300 ms (docs/performance.md). A pipe must be read, for only a read tells its
 * end.
 */
public final class Keyboard implements AutoCloseable {
  private static final long POLL_MILLIS = 5;

  private final InputStream input;
  private final Consumer<byte[]> keys;
  private final Runnable end;
  private final boolean polling;
  private final Thread thread = new Thread(this::run, "standard input");
  private volatile boolean closed;

  private Keyboard(InputStream input, Consumer<byte[]> keys, Runnable end, boolean polling) {
    this.input = input;
    this.keys = keys;
    this.end = end;
    this.polling = polling;
    thread.setDaemon(true);
  }

  /** Of a terminal: there is no end. */
  public static Keyboard polling(InputStream input, Consumer<byte[]> keys) {
    return new Keyboard(input, keys, () -> {}, true);
  }

  /** Of a pipe or file: {@code end} is called when it is over. */
  public static Keyboard reading(InputStream input, Consumer<byte[]> keys, Runnable end) {
    return new Keyboard(input, keys, end, false);
  }

  /** Begins to hand on. */
  public void start() {
    thread.start();
  }

  private void run() {
    byte[] buffer = new byte[8192];
    try {
      while (!closed) {
        if (polling && input.available() == 0) {
          Pause.of(POLL_MILLIS);
          continue;
        }
        int count = input.read(buffer);
        if (count < 0) {
          end.run();
          return;
        }
        keys.accept(Arrays.copyOf(buffer, count));
      }
    } catch (IOException e) {
      end.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
