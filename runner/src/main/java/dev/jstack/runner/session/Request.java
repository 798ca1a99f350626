package dev.jstack.runner.session;

import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.schema.LoadRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a command wants done. */
public sealed interface Request {

  /** How long a request waits for another one on the same stack, when nobody says. */
  Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(60);

  <R> R accept(Visitor<R> visitor);

  /** One method for each kind, so that a new kind breaks every reader at compile time. */
  interface Visitor<R> {
    R up(Up request);

    R apply(Apply request);

    R down(Down request);

    R stop(Stop request);

    R start(Start request);

    R restart(Restart request);

    R collect(Collect request);

    R kill(Kill request);

    R exec(Exec request);

    R events(Events request);

    R leave(Leave request);
  }

  /**
   * Makes the host as the files say.
   *
   * @param load the files; its services and scale narrow and change them
   */
  record Up(LoadRequest load, UpOptions options) implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.up(this);
    }
  }

  /**
   * How an {@link Up} is done.
   *
   * @param awaitReady whether it ends only when services are running and healthy
   * @param waitTimeout how long it waits at most; absent: no limit
   * @param orphans what becomes of services that are not in the files
   * @param recreate which services are replaced
   * @param start whether created services are started
   * @param dependencies whether what the named services depend on is brought up too
   * @param stopTimeout instead of each service's stop_grace_period
   * @param allowDegraded whether what this host cannot do in full is only warned about
   * @param lockTimeout how long to wait for another request on the stack
   * @param pull instead of each service's pull_policy: {@code always}, {@code missing}, {@code
   *     never}
   * @param parallel how many actions run at once; absent: the usual number
   */
  record UpOptions(
      boolean awaitReady,
      Optional<Duration> waitTimeout,
      PlanOptions.Orphans orphans,
      Recreate recreate,
      boolean start,
      boolean dependencies,
      Optional<Duration> stopTimeout,
      boolean allowDegraded,
      Duration lockTimeout,
      Optional<String> pull,
      Optional<Integer> parallel) {
    /** What {@code up} does without options. */
    public static final UpOptions DEFAULT =
        new UpOptions(
            false,
            Optional.empty(),
            PlanOptions.Orphans.TELL,
            Recreate.CHANGED,
            true,
            true,
            Optional.empty(),
            false,
            DEFAULT_LOCK_TIMEOUT,
            Optional.empty(),
            Optional.empty());
  }

  /** Which services an {@link Up} replaces. */
  enum Recreate {
    CHANGED,
    ALL,
    NONE
  }

  /**
   * Carries out a saved plan, and nothing else.
   *
   * @param plan the text of the plan file
   * @param load the files it was made of
   */
  record Apply(String plan, LoadRequest load, UpOptions options) implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.apply(this);
    }
  }

  /**
   * Takes a stack down.
   *
   * @param services only these; empty: all
   * @param volumes whether its named volumes go too
   * @param timeout instead of each service's stop_grace_period
   */
  record Down(
      String stack,
      List<String> services,
      boolean volumes,
      Optional<Duration> timeout,
      Duration lockTimeout)
      implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.down(this);
    }
  }

  /** Stops services and keeps what they wrote; empty: all. They stay stopped. */
  record Stop(String stack, List<String> services, Optional<Duration> timeout, Duration lockTimeout)
      implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stop(this);
    }
  }

  /** Starts stopped services; empty: all. */
  record Start(String stack, List<String> services, Duration lockTimeout) implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.start(this);
    }
  }

  /** Stops and starts services; empty: all. */
  record Restart(
      String stack, List<String> services, Optional<Duration> timeout, Duration lockTimeout)
      implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.restart(this);
    }
  }

  /** Removes what is left of a stack and nothing uses. */
  record Collect(String stack, Duration lockTimeout) implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.collect(this);
    }
  }

  /** Sends a signal such as {@code SIGKILL} to the first process of services; empty: all. */
  record Kill(String stack, List<String> services, String signal) implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.kill(this);
    }
  }

  /**
   * Runs a process in a replica and relays its streams.
   *
   * @param replica which one, from 1; absent: the first that runs
   * @param user a user of the image; absent: the service's
   * @param workingDirectory absent: the service's
   * @param environment added to the service's
   * @param console size of the emulated console; absent: pipes
   * @param stdin whether standard input is relayed
   */
  record Exec(
      String stack,
      String service,
      Optional<Integer> replica,
      List<String> command,
      Optional<String> user,
      Optional<String> workingDirectory,
      Map<String, String> environment,
      Optional<ConsoleSize> console,
      boolean stdin)
      implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.exec(this);
    }
  }

  /** Rows and columns of a console. */
  record ConsoleSize(int rows, int columns) {}

  /** Follows what happens to a stack until it is cancelled; absent: to all stacks. */
  record Events(Optional<String> stack) implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.events(this);
    }
  }

  /** Asks the supervisor to leave when nothing is being converged; services run on. */
  record Leave() implements Request {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leave(this);
    }
  }
}
