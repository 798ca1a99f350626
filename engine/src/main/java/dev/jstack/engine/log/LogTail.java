package dev.jstack.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Finds where the last lines of a log begin, reading backwards, so that a long log costs nothing.
 */
final class LogTail {
  private static final int BLOCK = 64 * 1024;

  private LogTail() {}

  /** A file and a place in it; file 0 is the beginning of whatever is there. */
  record Place(long file, long offset) {
    static final Place BEGINNING = new Place(0, 0);
  }

  static Place find(Path directory, int lines) throws IOException {
    List<Long> numbers = LogFiles.numbers(directory);
    int left = lines;
    for (int i = numbers.size() - 1; i >= 0; i--) {
      long number = numbers.get(i);
      try (FileChannel file =
          FileChannel.open(LogFiles.file(directory, number), StandardOpenOption.READ)) {
        Backwards backwards = new Backwards(file, left);
        if (backwards.found()) {
          return new Place(number, backwards.start);
        }
        left = backwards.left;
      } catch (NoSuchFileException e) {
        return Place.BEGINNING;
      }
    }
    return Place.BEGINNING;
  }

  /** One file, its line starts from the last to the first. */
  private static final class Backwards {
    private final FileChannel file;
    private final byte[] tag = new byte[1];
    private int left;
    private long start;

    Backwards(FileChannel file, int lines) {
      this.file = file;
      this.left = lines;
      this.start = -1;
    }

    /** Whether all lines looked for are in this file; then {@link #start} is the first one's. */
    boolean found() throws IOException {
      long end = file.size();
      start = end;
      if (left == 0) {
        return true;
      }
      long block = end;
      while (block > 0) {
        long from = Math.max(0, block - BLOCK);
        if (scan(bytes(from, (int) (block - from)), from, end)) {
          return true;
        }
        block = from;
      }
      return end > 0 && begins(0);
    }

    private boolean scan(byte[] bytes, long from, long end) throws IOException {
      for (int i = bytes.length - 1; i >= 0; i--) {
        if (bytes[i] == '\n' && from + i + 1 < end && begins(from + i + 1)) {
          return true;
        }
      }
      return false;
    }

    /**
     * Counts the record at {@code place} when it ends a line; true when one line more than wanted
     * ends there, for then the lines wanted begin behind it.
     */
    private boolean begins(long place) throws IOException {
      if (!endsLine(place)) {
        start = place;
        return false;
      }
      if (left == 0) {
        return true;
      }
      left--;
      start = place;
      return false;
    }

    private boolean endsLine(long place) throws IOException {
      ByteBuffer one = ByteBuffer.wrap(tag);
      return file.read(one, place + LogFormat.TAG) == 1 && tag[0] == 'F';
    }

    private byte[] bytes(long from, int count) throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(count);
      while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) > 0) {
        // until the block is full
      }
      return buffer.array();
    }
  }
}
