package dev.jstack.engine.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Works off a graph: a node starts when everything it depends on is {@link Outcome.Done}. A failure
 * skips what depends on it and nothing else. The walk returns when nothing runs any more.
 *
 * <p>An {@link Error} of an action is no outcome: nothing new starts, what runs ends, and the error
 * is thrown on.
 */
public final class Walk<K> {
  private final Dag<K> dag;
  private final Executor executor;
  private final BooleanSupplier stopped;
  private final Predicate<K> tolerant;
  private final BiConsumer<K, Outcome> unstarted;
  private final Map<K, Outcome> outcomes = new LinkedHashMap<>();
  private final BlockingQueue<Ending<K>> endings = new LinkedBlockingQueue<>();

  private record Ending<K>(K node, @Nullable Outcome outcome, @Nullable Error error) {}

  /**
   * A walk.
   *
   * @param executor runs the actions; it sets how many run at once
   * @param stopped asked before each start; true: nothing new starts
   * @param tolerant nodes that count as done, untried, when what they depend on failed
   * @param unstarted hears of each node that is skipped or cancelled
   */
  public Walk(
      Dag<K> dag,
      Executor executor,
      BooleanSupplier stopped,
      Predicate<K> tolerant,
      BiConsumer<K, Outcome> unstarted) {
    this.dag = dag;
    this.executor = executor;
    this.stopped = stopped;
    this.tolerant = tolerant;
    this.unstarted = unstarted;
  }

  /** Works off the graph with {@code action}; the outcome of each node, in the order they ended. */
  public Map<K, Outcome> run(Function<K, Outcome> action) {
    Readiness<K> readiness = new Readiness<>(dag);
    int running = 0;
    boolean interrupted = false;
    Error error = null;
    while (readiness.hasReady() || running > 0) {
      if (readiness.hasReady() && error == null) {
        K node = readiness.next();
        Optional<Outcome> obstacle = obstacle(node, interrupted);
        if (obstacle.isPresent()) {
          settle(readiness, node, obstacle.get());
          if (!obstacle.get().isDone()) {
            unstarted.accept(node, obstacle.get());
          }
        } else {
          running++;
          executor.execute(() -> endings.add(attempt(node, action)));
        }
      } else if (running > 0) {
        try {
          Ending<K> ending = endings.take();
          running--;
          error = ending.error() != null ? ending.error() : error;
          if (ending.outcome() != null) {
            settle(readiness, ending.node(), ending.outcome());
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      } else {
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (error != null) {
      throw error;
    }
    return outcomes;
  }

  private Optional<Outcome> obstacle(K node, boolean interrupted) {
    for (K need : dag.dependencies(node)) {
      Outcome outcome = outcomes.get(need);
      if (outcome instanceof Outcome.Cancelled) {
        return Optional.of(outcome);
      }
      if (outcome != null && !outcome.isDone()) {
        return Optional.of(
            tolerant.test(node)
                ? new Outcome.Done("not needed")
                : new Outcome.Skipped(outcome.culprit(need)));
      }
    }
    boolean stop = interrupted || stopped.getAsBoolean();
    return stop ? Optional.of(new Outcome.Cancelled()) : Optional.empty();
  }

  private Ending<K> attempt(K node, Function<K, Outcome> action) {
    try {
      return new Ending<>(node, action.apply(node), null);
    } catch (RuntimeException e) {
      return new Ending<>(node, new Outcome.Failed(e), null);
    } catch (Error e) {
      return new Ending<>(node, null, e);
    }
  }

  private void settle(Readiness<K> readiness, K node, Outcome outcome) {
    outcomes.put(node, outcome);
    readiness.done(node);
  }
}
