package dev.jstack.runner.supervisor;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.watch.WatchListener;
import dev.jstack.runner.session.CallControls;
import dev.jstack.runner.session.Controls;
import dev.jstack.runner.session.Outcome;
import dev.jstack.runner.session.ReplySink;
import dev.jstack.schema.model.StackName;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Tells those who follow a stack what becomes of its replicas by itself. */
public final class Happenings implements WatchListener {
  private final InstantSource clock;
  private final Consumer<String> log;
  private final AtomicLong sequence = new AtomicLong();
  private final List<Follower> followers = new CopyOnWriteArrayList<>();

  private record Follower(Optional<String> stack, ReplySink sink) {
    boolean wants(StackName other) {
      return stack.isEmpty() || stack.get().equals(other.value());
    }
  }

  /** Nobody follows yet; {@code log} hears of everything. */
  public Happenings(InstantSource clock, Consumer<String> log) {
    this.clock = clock;
    this.log = log;
  }

  @Override
  public void happened(StackName stack, ResourceAddress replica, boolean warning, String text) {
    log.accept(stack + " " + replica.name() + "-" + replica.replica() + ": " + text);
    EngineEvent.Note note =
        new EngineEvent.Note(
            sequence.incrementAndGet(),
            clock.instant(),
            warning,
            Optional.of(replica.toString()),
            text);
    followers.stream().filter(f -> f.wants(stack)).forEach(f -> f.sink().event(note));
  }

  /** Tells {@code sink} until the command cancels or goes away. */
  Outcome follow(Optional<String> stack, ReplySink sink, Controls controls) {
    CountDownLatch end = new CountDownLatch(1);
    Follower follower = new Follower(stack, sink);
    followers.add(follower);
    controls.listen(new Ending(end));
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      followers.remove(follower);
    }
    return Outcome.done();
  }

  /** Whatever ends the call ends the following. */
  private record Ending(CountDownLatch end) implements CallControls {
    @Override
    public void cancel() {
      end.countDown();
    }

    @Override
    public void close() {
      end.countDown();
    }

    @Override
    public void input(byte[] bytes) {}

    @Override
    public void endInput() {}

    @Override
    public void resize(int rows, int columns) {}

    @Override
    public void signal(String signal) {}
  }
}
