package dev.jstack.engine.state;

import dev.jstack.host.api.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A file that one process holds at a time; it says who. The kernel lets go of it when the process
 * ends, however it ends.
 *
 * <p>For locks that a process takes once: on Linux, closing any descriptor of the file drops the
 * lock. {@link Locks} has those that threads share.
 */
public final class FileLock implements AutoCloseable {
  /** How long is waited in silence before the waiting one is told who holds the lock. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int HOLDER_LIMIT = 4096;

  private final FileChannel channel;

  private FileLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of {@code file}.
   *
   * @param holder what to tell those who wait: pid and command
   * @param waiting told once who holds the lock, after one second
   * @throws LockHeldException when it is still held at {@code deadline}
   */
  public static FileLock take(
      Path file, String holder, Consumer<String> waiting, Deadline deadline) {
    Deadline patience = Deadline.in(PATIENCE);
    boolean told = false;
    FileChannel channel = open(file);
    while (!tryLock(channel)) {
      if (deadline.isOver() || Thread.currentThread().isInterrupted()) {
        String other = readHolder(channel);
        close(channel);
        throw new LockHeldException(other);
      }
      if (!told && patience.isOver()) {
        told = true;
        waiting.accept(readHolder(channel));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    writeHolder(channel, holder);
    return new FileLock(channel);
  }

  /** Lets go of the lock. */
  @Override
  public void close() {
    close(channel);
  }

  private static FileChannel open(Path file) {
    try {
      StateFile.createDirectory(StateFile.directory(file.toAbsolutePath()));
      StateFile.createPrivate(file);
      return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean tryLock(FileChannel channel) {
    try {
      // Beyond the text, because Windows locks are mandatory: a locked byte cannot be read.
      return channel.tryLock(1L << 30, 1, false) != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock: " + e.getMessage(), e);
    }
  }

  private static String readHolder(FileChannel channel) {
    try {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), HOLDER_LIMIT));
      channel.read(bytes, 0);
      return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static void writeHolder(FileChannel channel, String holder) {
    try {
      channel.truncate(0);
      channel.write(StandardCharsets.UTF_8.encode(holder + "\n"), 0);
    } catch (IOException e) {
      // The lock is held all the same; only its description is missing.
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock: " + e.getMessage(), e);
    }
  }
}
