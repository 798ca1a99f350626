package dev.jstack.image.layer;

import dev.jstack.image.model.Digest;
import java.io.InputStream;

/**
 * A layer to be unpacked.
 *
 * @param blob the archive as stored, compressed or not; the receiver closes it
 * @param compressedSize its size in bytes
 * @param diffId what the uncompressed archive must come to
 * @param chainId what the layer is called
 */
public record LayerContent(InputStream blob, long compressedSize, Digest diffId, Digest chainId) {}
