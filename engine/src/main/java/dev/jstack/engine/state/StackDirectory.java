package dev.jstack.engine.state;

import java.nio.file.Path;

/**
 * Where things of one stack are kept.
 *
 * @param path {@code <state>/stacks/<stack>}
 */
public record StackDirectory(Path path) {

  /** The journal of the convergence that runs or was interrupted. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** What was applied last, for causes of a plan. */
  public Path applied() {
    return path.resolve("applied.json");
  }

  /** What runs and how it was meant, one file a replica. */
  public Path replicas() {
    return path.resolve("replicas");
  }

  /** What became of replicas, one file a replica: written by whoever watches them. */
  public Path watch() {
    return path.resolve("watch");
  }

  /** What programs of the machine brought, one file a service. */
  public Path providers() {
    return path.resolve("providers");
  }

  /** What ran before replicas started, with success, one file a run. */
  public Path hooks() {
    return path.resolve("hooks");
  }

  /** Kept output of the replicas. */
  public Path logs() {
    return path.resolve("logs");
  }
}
