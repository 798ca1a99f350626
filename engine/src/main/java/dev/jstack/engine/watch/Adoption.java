package dev.jstack.engine.watch;

/**
 * What a supervisor found when it took over.
 *
 * @param running replicas that ran on without one
 * @param ended replicas that ended meanwhile
 */
public record Adoption(int running, int ended) {
  static final Adoption NOTHING = new Adoption(0, 0);

  Adoption plus(boolean runs) {
    return runs ? new Adoption(running + 1, ended) : new Adoption(running, ended + 1);
  }
}
