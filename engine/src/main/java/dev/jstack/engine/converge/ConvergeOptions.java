package dev.jstack.engine.converge;

/**
 * How a plan is carried out.
 *
 * @param parallelism how many actions run at once, at least 1
 * @param awaitReady whether it is over only when every replica runs, and is healthy where its
 *     health is asked for
 */
public record ConvergeOptions(int parallelism, boolean awaitReady) {
  public static final ConvergeOptions DEFAULT = new ConvergeOptions(16, false);

  public ConvergeOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
    }
  }
}
