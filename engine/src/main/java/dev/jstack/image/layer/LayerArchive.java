package dev.jstack.image.layer;

import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.security.MessageDigest;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a layer, one after the other. {@link #finish} tells whether it was the right
 * archive; until then nothing of it may be used.
 */
public final class LayerArchive implements Closeable {
  private final LayerLimits limits;
  private final Digest diffId;
  private final MessageDigest hash;
  private final MeteredStream raw;
  private final TarArchiveInputStream tar;
  private final long most;
  private final byte[] buffer = new byte[1 << 16];
  private int entries;
  private long contentBytes;

  public LayerArchive(LayerContent layer, LayerLimits limits) throws IOException {
    this.limits = limits;
    this.diffId = layer.diffId();
    this.hash = diffId.hasher();
    this.most = limits.allowed(layer.compressedSize());
    this.raw = new MeteredStream(Decompression.open(layer.blob()), hash, most);
    this.tar = new TarArchiveInputStream(raw, "UTF-8");
  }

  /** The stream unpacked, whichever compression it has. */
  public static InputStream decompressed(InputStream blob) throws IOException {
    return Decompression.open(blob);
  }

  /** The next entry; what was not read of the one before is passed over. */
  public Optional<TarArchiveEntry> next() throws IOException {
    TarArchiveEntry entry = read();
    if (entry == null) {
      return Optional.empty();
    }
    if (++entries > limits.mostEntries()) {
      throw new ImageException(
          ImageProblem.UNSAFE_LAYER,
          "the layer has more than " + limits.mostEntries() + " entries");
    }
    // A sparse file is small in the archive and as large as it likes on the disk.
    contentBytes += entry.isSparse() ? entry.getRealSize() : entry.getSize();
    if (contentBytes > most) {
      throw new ImageException(
          ImageProblem.UNSAFE_LAYER,
          "with `" + entry.getName() + "` the layer unpacks to more than " + most + " bytes");
    }
    return Optional.of(entry);
  }

  private @Nullable TarArchiveEntry read() throws IOException {
    try {
      if (tar.getCurrentEntry() != null) {
        drain(tar);
      }
      raw.headersBegin(limits.mostHeader());
      TarArchiveEntry entry = tar.getNextEntry();
      raw.headersDone();
      return entry;
    } catch (FileSystemException | ClosedByInterruptException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw new ImageException(
          ImageProblem.BAD_LAYER, "the archive of a layer is damaged: " + e.getMessage(), e);
    }
  }

  /** The content of the current entry. Not to be closed. */
  public InputStream content() {
    return tar;
  }

  /** Bytes of all files so far. */
  public long contentBytes() {
    return contentBytes;
  }

  /**
   * Reads to the very end, past the end mark of the tar, and compares the digest.
   *
   * @throws ImageException {@link ImageProblem#CORRUPT}
   */
  public void finish() throws IOException {
    drain(raw);
    if (!diffId.matches(hash)) {
      throw new ImageException(
          ImageProblem.CORRUPT,
          "the unpacked layer is not " + diffId.brief() + ", which the image configuration names");
    }
  }

  private void drain(InputStream in) throws IOException {
    int n = 0;
    while (n >= 0) {
      n = in.read(buffer, 0, buffer.length);
    }
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
