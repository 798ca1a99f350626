package dev.jstack.engine.external;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an external file is. The limits are those of Docker's swarm. */
public enum ExternalKind {
  SECRET(500 * 1024),
  CONFIG(1000 * 1024);

  private final int limit;

  ExternalKind(int limit) {
    this.limit = limit;
  }

  /** The most bytes that one may have. */
  public int limit() {
    return limit;
  }

  /** As people write it: {@code secret}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word. */
  public static Optional<ExternalKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
