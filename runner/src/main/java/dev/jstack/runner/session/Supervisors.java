package dev.jstack.runner.session;

import dev.jstack.engine.state.StateFile;
import dev.jstack.host.api.Deadline;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Finds the supervisor of a state directory, or starts it. */
public final class Supervisors {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(3);

  /**
   * After which a supervisor that ended at once is taken to have failed, not to have lost a race.
   */
  private static final Duration RACE = Duration.ofSeconds(2);

  private final SupervisorPlace place;
  private final Door door;
  private final SupervisorProgram program;
  private final Consumer<String> notices;

  /**
   * The supervisor of {@code place}.
   *
   * @param notices hears what a person should know: that one of another version made way
   */
  public Supervisors(SupervisorPlace place, SupervisorProgram program, Consumer<String> notices) {
    this.place = place;
    this.door = place.door();
    this.program = program;
    this.notices = notices;
  }

  /** A session with the supervisor when one of this build answers; never starts one. */
  public Optional<Session> running() {
    return answer()
        .filter(this::isOurs)
        .map(hello -> new SocketSession(this::connect, place.log()));
  }

  /**
   * A session with the supervisor, started when there is none. Any number of commands may do this
   * at once: one supervisor gets the lock, the others end, and all commands find the one.
   *
   * @throws SessionException when none can be started
   */
  public Session open() {
    closeQuietly(connect());
    return new SocketSession(this::connect, place.log());
  }

  /** A connection to a supervisor of this build: to one that was just leaving, to its successor. */
  private Lines connect() {
    Deadline deadline = Deadline.in(PATIENCE);
    while (true) {
      Optional<SocketSession.Greeting> greeting = greeting();
      if (greeting.isPresent() && isOurs(greeting.get().hello())) {
        return greeting.get().lines();
      }
      greeting.map(SocketSession.Greeting::lines).ifPresent(Supervisors::closeQuietly);
      if (deadline.isOver()) {
        throw new SessionException("the supervisor does not stay", hints());
      }
      greeting.map(SocketSession.Greeting::hello).ifPresent(this::makeWay);
      start();
    }
  }

  private boolean isOurs(Reply.Hello hello) {
    return hello.protocol() == Wire.PROTOCOL && hello.build().equals(program.build());
  }

  private Optional<Reply.Hello> answer() {
    Optional<SocketSession.Greeting> greeting = greeting();
    greeting.map(SocketSession.Greeting::lines).ifPresent(Supervisors::closeQuietly);
    return greeting.map(SocketSession.Greeting::hello);
  }

  private Optional<SocketSession.Greeting> greeting() {
    if (!door.isThere()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SocketSession.greet(door));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void closeQuietly(Lines lines) {
    try {
      lines.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  /** It finishes what it is doing and leaves; services run on. */
  private void makeWay(Reply.Hello old) {
    ProcessHandle.of(old.pid()).ifPresent(process -> askToLeave(process, old));
    Deadline deadline = Deadline.in(PATIENCE);
    while (answer().filter(hello -> hello.pid() == old.pid()).isPresent()) {
      if (deadline.isOver()) {
        throw new SessionException(
            "the supervisor of another jstack (%s, pid %d) does not make way"
                .formatted(old.build(), old.pid()),
            "it may be bringing a stack up: try again when that is over",
            "its log: " + place.log());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    notices.accept(
        "the supervisor of another jstack (%s) made way for this one".formatted(old.build()));
  }

  /** SIGTERM; on Windows, whose only signal is the end, a request, when it understands ours. */
  private void askToLeave(ProcessHandle process, Reply.Hello old) {
    if (process.supportsNormalTermination() || old.protocol() != Wire.PROTOCOL) {
      process.destroy();
      return;
    }
    greeting()
        .ifPresent(
            greeting -> {
              try (Lines lines = greeting.lines()) {
                lines.write(Wire.REQUESTS.write(new Request.Leave()));
                lines.read();
              } catch (IOException e) {
                // It left before it answered.
              }
            });
  }

  private void start() {
    Deadline deadline = Deadline.in(PATIENCE);
    long pid = spawn();
    Deadline race = Deadline.in(RACE);
    while (answer().isEmpty()) {
      boolean dead = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
      if (deadline.isOver() || dead && race.isOver()) {
        throw new SessionException("the supervisor does not start: " + lastWords(), hints());
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private long spawn() {
    requireWritable();
    try {
      return Detached.start(program.command(place.root().toString()), place.log());
    } catch (IOException e) {
      throw new SessionException("the supervisor does not start: " + e.getMessage(), hints());
    }
  }

  private void requireWritable() {
    String reason = "no write permission";
    try {
      StateFile.createDirectory(place.root());
      if (Files.isWritable(place.root())) {
        return;
      }
    } catch (FileAlreadyExistsException e) {
      reason = e.getFile() + " is a file";
    } catch (AccessDeniedException e) {
      reason = "no permission to create it";
    } catch (IOException e) {
      reason = String.valueOf(e.getMessage());
    }
    throw new SessionException(
        "cannot write in the state directory %s: %s".formatted(place.root(), reason),
        "--state-dir or JSTACK_STATE_DIR names another; the log and records of stacks are there");
  }

  private String[] hints() {
    return new String[] {
      "its log: " + place.log(), "jstack doctor says what is missing on this machine"
    };
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(place.log());
      return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      return "it left no log";
    }
  }
}
