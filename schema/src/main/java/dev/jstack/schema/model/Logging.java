package dev.jstack.schema.model;

/**
 * How much of a service's output is kept.
 *
 * @param keep whether output is kept at all
 * @param maxSizeBytes size at which a log file is rotated
 * @param maxFiles how many files are kept, the current one included
 */
public record Logging(boolean keep, long maxSizeBytes, int maxFiles) {
  /** 10 MiB a file, 3 files. */
  public static final Logging DEFAULT = new Logging(true, 10L << 20, 3);
}
