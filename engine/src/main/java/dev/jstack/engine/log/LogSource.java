package dev.jstack.engine.log;

import java.util.Optional;

/** A replica whose output is kept; its directory is called as it. */
public record LogSource(String service, int replica) implements Comparable<LogSource> {

  /** {@code web-1}; unambiguous, for the number is what follows the last hyphen. */
  public String label() {
    return service + "-" + replica;
  }

  /** The source that a directory called {@code label} holds, when it is one. */
  static Optional<LogSource> ofLabel(String label) {
    int hyphen = label.lastIndexOf('-');
    if (hyphen < 1) {
      return Optional.empty();
    }
    try {
      int replica = Integer.parseInt(label.substring(hyphen + 1));
      return Optional.of(new LogSource(label.substring(0, hyphen), replica));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(LogSource other) {
    int byService = service.compareTo(other.service);
    return byService != 0 ? byService : Integer.compare(replica, other.replica);
  }
}
