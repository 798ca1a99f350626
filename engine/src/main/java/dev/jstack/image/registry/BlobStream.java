package dev.jstack.image.registry;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * A blob on its way.
 *
 * @param in the bytes, unverified
 * @param offset where they begin: zero when the registry cannot continue in the middle
 */
public record BlobStream(InputStream in, long offset) implements Closeable {
  @Override
  public void close() throws IOException {
    in.close();
  }
}
