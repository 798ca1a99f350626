package dev.jstack.image.registry;

import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageDocument;
import java.util.Optional;

/** A manifest or index exactly as received: its digest is that of these bytes. */
public final class RawManifest {
  private final byte[] bytes;
  private final Optional<String> contentType;

  RawManifest(byte[] bytes, Optional<String> contentType) {
    this.bytes = bytes;
    this.contentType = contentType;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public Digest digest() {
    return Digest.of(bytes);
  }

  /** What the bytes say. */
  public ImageDocument document() {
    return ImageDocument.read(bytes, contentType);
  }
}
