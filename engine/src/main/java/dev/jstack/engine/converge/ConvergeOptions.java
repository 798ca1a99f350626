package dev.jstack.engine.converge;

import java.util.function.BooleanSupplier;

/**
 * How a plan is carried out.
 *
 * @param parallelism how many actions run at once, at least 1
 * @param awaitReady whether it is over only when every replica runs, and is healthy where its
 *     health is asked for
 * @param hurried asked again and again while services stop; true: they get no more time to end by
 *     themselves
 */
public record ConvergeOptions(int parallelism, boolean awaitReady, BooleanSupplier hurried) {
  public static final ConvergeOptions DEFAULT = new ConvergeOptions(16, false);

  /** The same with all the time that services were given to stop. */
  public ConvergeOptions(int parallelism, boolean awaitReady) {
    this(parallelism, awaitReady, () -> false);
  }

  public ConvergeOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
    }
  }
}
