package dev.jstack.schema.model;

/**
 * Something that must be there before a service starts.
 *
 * @param service what it waits for
 * @param condition what it waits for it to be
 * @param required whether its absence or failure stops this service
 * @param restart whether this service restarts when a convergence replaces the other
 */
public record Dependency(
    ServiceName service, Condition condition, boolean required, boolean restart) {

  /** Conditions of {@code depends_on}. */
  public enum Condition {
    STARTED,
    HEALTHY,
    COMPLETED_SUCCESSFULLY;

    public String word() {
      return "service_" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What it is called in a sentence: {@code healthy}, {@code completed successfully}. */
    public String state() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }
}
