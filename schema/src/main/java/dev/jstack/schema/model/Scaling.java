package dev.jstack.schema.model;

/**
 * How many replicas, and how they are replaced.
 *
 * @param job whether each is to do its work once and end
 * @param update how newer ones take their place
 * @param rollback how older ones come back after an update that failed
 */
public record Scaling(int replicas, boolean job, UpdateRule update, UpdateRule rollback) {
  /** One replica, replaced stop-first. */
  public static final Scaling ONE = of(1);

  public static Scaling of(int replicas) {
    return new Scaling(replicas, false, UpdateRule.DEFAULT, UpdateRule.DEFAULT);
  }
}
