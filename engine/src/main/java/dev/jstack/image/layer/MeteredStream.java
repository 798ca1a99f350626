package dev.jstack.image.layer;

import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/**
 * The uncompressed archive on its way to the tar reader: hashed, counted, and cut off where it
 * exceeds what it may come to. While headers are read an allowance holds, because the tar reader
 * keeps names and attributes in memory whatever their length.
 */
final class MeteredStream extends FilterInputStream {
  private final MessageDigest hash;
  private final long most;
  private long count;
  private long headerEnd = Long.MAX_VALUE;

  MeteredStream(InputStream in, MessageDigest hash, long most) {
    super(in);
    this.hash = hash;
    this.most = most;
  }

  /** From here on no more than {@code bytes} may be read, until {@link #headersDone}. */
  void headersBegin(long bytes) {
    headerEnd = count + bytes;
  }

  void headersDone() {
    headerEnd = Long.MAX_VALUE;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      hash.update(buffer, offset, n);
      count += n;
      check();
    }
    return n;
  }

  private void check() {
    if (count > most) {
      throw new ImageException(
          ImageProblem.UNSAFE_LAYER, "the layer unpacks to more than " + most + " bytes: a bomb");
    }
    if (count > headerEnd) {
      throw new ImageException(
          ImageProblem.UNSAFE_LAYER, "a name or attribute in the layer is megabytes long");
    }
  }

  /** Skipping must hash too. */
  @Override
  public long skip(long wanted) throws IOException {
    byte[] buffer = new byte[1 << 14];
    long left = wanted;
    while (left > 0) {
      int n = read(buffer, 0, (int) Math.min(left, buffer.length));
      if (n < 0) {
        break;
      }
      left -= n;
    }
    return wanted - left;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
