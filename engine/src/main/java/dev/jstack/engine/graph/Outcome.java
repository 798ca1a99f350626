package dev.jstack.engine.graph;

/** How a node of a walk ended. Only {@link Done} lets its dependents start. */
public sealed interface Outcome {

  /** It is as wanted; {@code detail} says something worth showing, or is empty. */
  record Done(String detail) implements Outcome {}

  /** It could not be done. */
  record Failed(RuntimeException cause) implements Outcome {}

  /** It was not tried, because node {@code because} failed. */
  record Skipped(Object because) implements Outcome {}

  /** It was not tried, because the walk was told to stop. */
  record Cancelled() implements Outcome {}

  default boolean isDone() {
    return this instanceof Done;
  }

  /** The node to name to those who depend on {@code node}, which ended this way. */
  default Object culprit(Object node) {
    return this instanceof Skipped skipped ? skipped.because() : node;
  }
}
