package dev.jstack.image.layer;

/**
 * What a layer may come to, so that a small download cannot fill a disk.
 *
 * @param mostBytes uncompressed
 * @param free from here on {@code mostRatio} is asked for
 * @param mostRatio uncompressed to compressed; text comes to ten, zeros to a thousand
 * @param mostEntries files, directories and links
 * @param mostHeader bytes of headers before one entry: names and attributes
 */
public record LayerLimits(
    long mostBytes, long free, int mostRatio, int mostEntries, int mostHeader) {
  private static final long GIB = 1L << 30;

  /** Far above what the largest Windows base layers need. */
  public static final LayerLimits DEFAULT =
      new LayerLimits(128 * GIB, 4 * GIB, 200, 5_000_000, 4 << 20);

  /** The bytes that a blob of {@code compressed} bytes may come to. */
  long allowed(long compressed) {
    long byRatio = compressed > mostBytes / mostRatio ? mostBytes : compressed * mostRatio;
    return Math.min(mostBytes, Math.max(free, byRatio));
  }
}
