package dev.jstack.image.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Locks by name among all threads and processes that use a store. The kernel frees what a killed
 * process held. A process locks a file once for all its threads, so a lock of the process comes
 * before the lock of the file.
 */
public final class StoreLocks {
  private final StoreLayout layout;
  private final Map<String, Shared> locks = new ConcurrentHashMap<>();

  StoreLocks(StoreLayout layout) {
    this.layout = layout;
  }

  /**
   * Runs {@code work} while nobody else holds this name. Waits; an interrupt ends the wait.
   *
   * @param onWait is told once when another holder is in the way
   */
  public <T> T exclusively(String name, Runnable onWait, Work<T> work) throws IOException {
    return holding(name, false, onWait, work);
  }

  /** Runs {@code work} while nobody holds this name exclusively. */
  public <T> T sharing(String name, Work<T> work) throws IOException {
    return holding(name, true, () -> {}, work);
  }

  private <T> T holding(String name, boolean share, Runnable onWait, Work<T> work)
      throws IOException {
    Shared mine = locks.computeIfAbsent(name, n -> new Shared());
    Lock lock = share ? mine.lock.readLock() : mine.lock.writeLock();
    if (!lock.tryLock()) {
      onWait.run();
      await(lock);
    }
    try {
      mine.enter(layout.lock(name), share, onWait);
      try {
        return work.run();
      } finally {
        mine.leave();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void await(Lock lock) throws IOException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for another pull");
    }
  }

  /** What is done under a lock. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws IOException;
  }

  /** The lock of this process under one name, and the file lock that all its readers share. */
  private static final class Shared {
    private static final long POLL_MILLIS = 25;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private @Nullable FileChannel channel;
    private int holders;

    synchronized void enter(Path file, boolean share, Runnable onWait) throws IOException {
      if (holders == 0) {
        channel = open(file, share, onWait);
      }
      holders++;
    }

    private static FileChannel open(Path file, boolean share, Runnable onWait) throws IOException {
      StoreLayout.directory(Objects.requireNonNull(file.getParent()));
      FileChannel opened =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        if (!tryLock(opened, share)) {
          onWait.run();
          poll(opened, share);
        }
        return opened;
      } catch (IOException | RuntimeException e) {
        opened.close();
        throw e;
      }
    }

    private static boolean tryLock(FileChannel file, boolean share) throws IOException {
      try {
        FileLock taken = file.tryLock(0, Long.MAX_VALUE, share);
        return taken != null;
      } catch (OverlappingFileLockException e) {
        // Held by this very process through another store object.
        return false;
      }
    }

    private static void poll(FileChannel file, boolean share) throws IOException {
      CountDownLatch never = new CountDownLatch(1);
      try {
        while (!tryLock(file, share)) {
          boolean counted = never.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
          assert !counted : "nobody counts this latch down";
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for another process");
      }
    }

    synchronized void leave() throws IOException {
      holders--;
      if (holders == 0 && channel != null) {
        channel.close();
      }
    }
  }
}
