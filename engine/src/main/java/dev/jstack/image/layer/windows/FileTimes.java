package dev.jstack.image.layer.windows;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Times of a file. What the archive does not say is the time of its last change. */
public record FileTimes(FileTime created, FileTime accessed, FileTime written) {
  private static final long EPOCH_DIFFERENCE = 116_444_736_000_000_000L;

  static FileTimes of(TarArchiveEntry tar) {
    FileTime written = tar.getLastModifiedTime();
    return new FileTimes(
        Objects.requireNonNullElse(tar.getCreationTime(), written),
        Objects.requireNonNullElse(tar.getLastAccessTime(), written),
        written);
  }

  /** Hundreds of nanoseconds since 1601: FILETIME. */
  public static long windows(FileTime time) {
    Instant instant = time.toInstant();
    return instant.getEpochSecond() * 10_000_000L + instant.getNano() / 100 + EPOCH_DIFFERENCE;
  }
}
