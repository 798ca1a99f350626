package dev.jstack.image.registry;

import dev.jstack.image.model.ImageProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a download that has gone silent. The JDK's client has no time-out for bodies: a read would
 * wait for ever. Closing the stream from the timer's thread wakes the reader.
 */
final class StallGuard extends FilterInputStream {
  private final Duration idle;
  private final String who;
  private final ScheduledFuture<?> timer;
  private volatile long lastSign;
  private volatile boolean stalled;

  StallGuard(InputStream in, Duration idle, String who, ScheduledExecutorService timers) {
    super(in);
    this.idle = idle;
    this.who = who;
    this.lastSign = System.nanoTime();
    long period = Math.max(1, idle.toMillis() / 4);
    this.timer = timers.scheduleAtFixedRate(this::check, period, period, TimeUnit.MILLISECONDS);
  }

  private void check() {
    if (System.nanoTime() - lastSign > idle.toNanos()) {
      stalled = true;
      timer.cancel(false);
      try {
        in.close();
      } catch (IOException e) {
        // The reader learns of the stall anyway.
      }
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    lastSign = System.nanoTime();
    try {
      int n = super.read(buffer, offset, length);
      if (n >= 0 || !stalled) {
        lastSign = System.nanoTime();
        return n;
      }
    } catch (IOException e) {
      if (!stalled) {
        throw e;
      }
    }
    throw RegistryException.passing(
        ImageProblem.STALLED,
        who + " sent nothing for " + idle.toMillis() + " ms",
        Optional.empty());
  }

  @Override
  public void close() throws IOException {
    timer.cancel(false);
    super.close();
  }
}
