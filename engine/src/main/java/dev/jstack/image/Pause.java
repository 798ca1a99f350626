package dev.jstack.image;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits before another try; tests do not. */
@FunctionalInterface
interface Pause {
  /** A pause in real time. */
  Pause REAL =
      time -> {
        boolean never = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        assert !never : "nobody counts this latch down";
      };

  void hold(Duration time) throws InterruptedException;
}
