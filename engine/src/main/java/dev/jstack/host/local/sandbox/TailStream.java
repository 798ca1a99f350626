package dev.jstack.host.local.sandbox;

import dev.jstack.host.local.linux.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A process's output as a stream: a file that the process appends to, read behind it.
 *
 * <p>Each stream begins at the process's first byte: a later JVM skips what it knows it has taken,
 * so that nothing is lost that was read but not kept before a crash. What was read more than 1 MiB
 * ago is cut out of the file, so that it does not grow for ever; a reader that begins there goes on
 * behind it.
 */
final class TailStream extends InputStream {
  private static final long HOLE = 1 << 20;
  private static final long SHORTEST_PAUSE = 1_000_000;
  private static final long LONGEST_PAUSE = 20_000_000;

  private final Path path;
  private final BooleanSupplier ended;
  private final FileChannel file;
  private long offset;
  private long cut;

  /**
   * Reads from the first byte.
   *
   * @param ended whether the process has ended: then the end of the file is the end
   */
  public TailStream(Path path, BooleanSupplier ended) throws IOException {
    this.path = path;
    this.ended = ended;
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    Path mark = mark();
    this.cut = Files.exists(mark) ? Long.parseLong(Files.readString(mark).strip()) : 0;
  }

  /** Passes over {@code count} bytes without reading them, at most to the present end. */
  @Override
  public synchronized long skip(long count) throws IOException {
    long skipped = Math.max(0, Math.min(count, file.size() - offset));
    offset += skipped;
    return skipped;
  }

  @Override
  public synchronized int available() throws IOException {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, file.size() - offset));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    long pause = SHORTEST_PAUSE;
    while (true) {
      boolean last = ended.getAsBoolean(); // asked first: what came before the end is read still
      int count = readNow(bytes, from, length);
      if (count > 0) {
        return count;
      }
      if (last || Thread.currentThread().isInterrupted()) {
        return -1;
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    }
  }

  private synchronized int readNow(byte[] bytes, int from, int length) throws IOException {
    offset = Math.max(offset, cut);
    int count = file.read(ByteBuffer.wrap(bytes, from, length), offset);
    if (count > 0) {
      offset += count;
      cutOut();
    }
    return count;
  }

  /** The last MiB stays: what was read of it may not be kept anywhere yet. */
  private void cutOut() throws IOException {
    long whole = (offset - HOLE) / HOLE * HOLE;
    if (whole > cut) {
      String length = String.format(Locale.ROOT, "%d", whole);
      Commands.run(List.of("fallocate", "-p", "-o", "0", "-l", length, path.toString()), "");
      cut = whole;
      Files.writeString(mark(), String.valueOf(cut));
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private Path mark() {
    return path.resolveSibling(path.getFileName() + ".cut");
  }
}
