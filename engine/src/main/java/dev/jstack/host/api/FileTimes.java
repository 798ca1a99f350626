package dev.jstack.host.api;

import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** Times of a file. */
public record FileTimes(FileTime created, FileTime accessed, FileTime written) {
  private static final long EPOCH_DIFFERENCE = 116_444_736_000_000_000L;

  /** Hundreds of nanoseconds since 1601: FILETIME. */
  public static long windows(FileTime time) {
    Instant instant = time.toInstant();
    return instant.getEpochSecond() * 10_000_000L + instant.getNano() / 100 + EPOCH_DIFFERENCE;
  }
}
