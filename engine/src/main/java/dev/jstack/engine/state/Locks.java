package dev.jstack.engine.state;

import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.StackName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a state directory: one for each stack and one for what all stacks share. They hold
 * between processes and between threads, and the kernel lets go of them when a process ends,
 * however it ends.
 *
 * <p>All are single bytes of one file that stays open: on Linux closing any descriptor of a file
 * drops every lock that the process has on it, and a file that is never removed can be locked
 * without a race. A stack's byte follows from its name.
 */
public final class Locks implements AutoCloseable {
  /** How long is waited in silence before the waiting one is told who holds the lock. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final long HOST_BYTE = 0;

  private final StateDirectory state;
  private @Nullable FileChannel channel;

  /** The locks of {@code state}; nothing is made before the first one is taken. */
  public Locks(StateDirectory state) {
    this.state = state;
  }

  /** A lock that is held until it is closed. */
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes the lock of {@code stack} and makes its state directory, so that others know of it.
   *
   * @param holder what to tell those who wait: pid and command
   * @param waiting told once who holds the lock, after one second
   * @throws LockHeldException when it is still held at {@code deadline}
   */
  public Held stack(StackName stack, String holder, Consumer<String> waiting, Deadline deadline) {
    Path holderFile = state.stack(stack).path().resolve("holder");
    FileLock lock = take(position(stack), holderFile, waiting, deadline);
    try {
      underHost(
          deadline,
          () -> {
            StateFile.write(holderFile, holder + "\n", false);
            return holderFile;
          });
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
    return () -> {
      StateFile.delete(holderFile);
      release(lock);
    };
  }

  /**
   * Works under the lock of what all stacks share: while a stack's directory is made, and while a
   * network that all share is removed.
   */
  public <T> T underHost(Deadline deadline, Supplier<T> work) {
    Path none = state.root().resolve("host.holder");
    FileLock lock = take(HOST_BYTE, none, holder -> {}, deadline);
    try {
      return work.get();
    } finally {
      release(lock);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the locks: " + e.getMessage(), e);
    }
  }

  private FileLock take(
      long position, Path holderFile, Consumer<String> waiting, Deadline deadline) {
    Deadline patience = Deadline.in(PATIENCE);
    boolean told = false;
    FileLock lock = tryLock(position);
    while (lock == null) {
      if (deadline.isOver() || Thread.currentThread().isInterrupted()) {
        throw new LockHeldException(holder(holderFile));
      }
      if (!told && patience.isOver()) {
        told = true;
        waiting.accept(holder(holderFile));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      lock = tryLock(position);
    }
    return lock;
  }

  private @Nullable FileLock tryLock(long position) {
    try {
      return open().tryLock(position, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock in " + state.root() + ": " + e.getMessage(), e);
    }
  }

  private synchronized FileChannel open() throws IOException {
    if (channel == null) {
      StateFile.createDirectory(state.root());
      Path file = state.root().resolve("locks");
      StateFile.createPrivate(file);
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
    return channel;
  }

  private static void release(FileLock lock) {
    try {
      lock.release();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock: " + e.getMessage(), e);
    }
  }

  private static String holder(Path file) {
    return StateFile.read(file).orElse("").strip();
  }

  /** Two stacks with one byte wait for each other for nothing; that harms nobody. */
  private static long position(StackName stack) {
    CRC32 crc = new CRC32();
    crc.update(stack.value().getBytes(StandardCharsets.UTF_8));
    return 1 + crc.getValue();
  }
}
