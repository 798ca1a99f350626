package dev.jstack.host.local.sandbox;

import dev.jstack.host.local.linux.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A process's output as a stream: a file that the process appends to, read behind it. How far it
 * was read is kept beside it, so that a later JVM goes on there; what was read is cut out of the
 * file, so that it does not grow for ever.
 */
final class TailStream extends InputStream {
  private static final long HOLE = 1 << 20;
  private static final long SHORTEST_PAUSE = 1_000_000;
  private static final long LONGEST_PAUSE = 20_000_000;

  private final Path path;
  private final BooleanSupplier ended;
  private final FileChannel file;
  private final RandomAccessFile mark;
  private long offset;
  private long cut;

  /**
   * Reads on where the last reader stopped.
   *
   * @param ended whether the process has ended: then the end of the file is the end
   */
  TailStream(Path path, BooleanSupplier ended) throws IOException {
    this.path = path;
    this.ended = ended;
    this.file = FileChannel.open(path, StandardOpenOption.READ);
    this.mark = new RandomAccessFile(path + ".read", "rw");
    this.offset = mark.length() == Long.BYTES ? mark.readLong() : 0;
    this.cut = offset / HOLE * HOLE;
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
    int count = file.read(ByteBuffer.wrap(bytes, from, length), offset);
    if (count > 0) {
      offset += count;
      mark.seek(0);
      mark.writeLong(offset);
      cutOut();
    }
    return count;
  }

  private void cutOut() {
    long whole = offset / HOLE * HOLE;
    if (whole > cut) {
      String length = String.format(Locale.ROOT, "%d", whole);
      Commands.run(List.of("fallocate", "-p", "-o", "0", "-l", length, path.toString()), "");
      cut = whole;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
    mark.close();
  }
}
