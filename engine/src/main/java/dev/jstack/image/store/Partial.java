package dev.jstack.image.store;

import dev.jstack.image.model.Descriptor;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * A blob on its way into the store. Opened on what an earlier attempt, of this or a killed process,
 * has left; its hash runs along, so that the end needs no second reading.
 */
public final class Partial implements Closeable {
  private final Descriptor blob;
  private final Path file;
  private final Path target;
  private final FileChannel channel;
  private final MessageDigest hash;
  private long length;

  Partial(Descriptor blob, Path file, Path target) throws IOException {
    this.blob = blob;
    this.file = file;
    this.target = target;
    this.hash = blob.digest().hasher();
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      rehash();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void rehash() throws IOException {
    if (channel.size() > blob.size()) {
      restart();
      return;
    }
    InputStream in = Channels.newInputStream(channel.position(0));
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      hash.update(buffer, 0, n);
      length += n;
    }
  }

  /** Bytes that are there. */
  public long length() {
    return length;
  }

  public boolean complete() {
    return length == blob.size();
  }

  /** Forgets what is there. */
  public void restart() throws IOException {
    channel.truncate(0);
    channel.position(0);
    hash.reset();
    length = 0;
  }

  /**
   * Appends bytes.
   *
   * @throws IOException when that is more than the blob may have
   */
  public void append(byte[] buffer, int count) throws IOException {
    if (length + count > blob.size()) {
      throw new IOException("more than the " + blob.size() + " bytes that the manifest announces");
    }
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    hash.update(buffer, 0, count);
    length += count;
  }

  /**
   * Moves the complete blob into the store when its digest is right, and forgets it otherwise.
   *
   * @return whether it was right
   */
  public boolean commit() throws IOException {
    if (!blob.digest().matches(hash)) {
      restart();
      return false;
    }
    channel.force(true);
    channel.close();
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
