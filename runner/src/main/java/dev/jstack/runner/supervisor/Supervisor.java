package dev.jstack.runner.supervisor;

import dev.jstack.engine.state.FileLock;
import dev.jstack.engine.state.LockHeldException;
import dev.jstack.engine.state.StateFile;
import dev.jstack.engine.watch.Adoption;
import dev.jstack.host.api.Deadline;
import dev.jstack.runner.session.Door;
import dev.jstack.runner.session.RequestHandler;
import dev.jstack.runner.session.SocketServer;
import dev.jstack.runner.session.SupervisorPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The one process that changes the host of a state directory. Comes when it is first needed, leaves
 * when nothing is left to watch and nobody asks for anything.
 */
public final class Supervisor {
  /** What it ends with when another one holds the lock: its starter then talks to that one. */
  public static final int ANOTHER_RUNS = 3;

  private static final long LOOK_MILLIS = 200;
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);

  /** How long work that is being done may hold up a supervisor that was asked to leave. */
  private static final Duration LAST_WORK = Duration.ofSeconds(60);

  private final SupervisorPlace place;
  private final String build;
  private final HostOpener opener;
  private final InstantSource clock;
  private final SupervisorLog log;
  private final CountDownLatch leave = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);

  /**
   * A supervisor that does not run yet.
   *
   * @param build what exactly it is, for commands of another build
   */
  public Supervisor(SupervisorPlace place, String build, HostOpener opener, InstantSource clock) {
    this.place = place;
    this.build = build;
    this.opener = opener;
    this.clock = clock;
    this.log = new SupervisorLog(place.log(), clock);
  }

  /** Runs until there is nothing left to do; returns what to exit with. */
  public int run() {
    String holder = "supervisor, pid " + ProcessHandle.current().pid();
    try (FileLock lock =
        FileLock.take(place.lock(), holder, other -> {}, Deadline.in(Duration.ZERO))) {
      serve();
      return 0;
    } catch (LockHeldException e) {
      return ANOTHER_RUNS;
    } catch (RuntimeException | LinkageError e) { // a function that this Windows lacks, too
      log.accept("cannot start: " + e.getMessage());
      return 1;
    } finally {
      left.countDown();
    }
  }

  /** Asks it to leave, and waits until it has: for SIGTERM. */
  public void leaveNow() throws InterruptedException {
    leave.countDown();
    left.await();
  }

  private void serve() {
    Optional<Instant> goneSince = SupervisorInfo.lastAlive(place.info());
    Happenings happenings = new Happenings(clock, log);
    try (OpenHost host = opener.open(happenings, log)) {
      Adoption adoption = host.watch().adopt();
      host.watch().start();
      SupervisorInfo.of(build, clock.instant()).write(place.info());
      Requests requests = new Requests(host, happenings, leave::countDown);
      AdoptionNotice notice = AdoptionNotice.of(adoption, goneSince);
      log.accept("starts, pid " + ProcessHandle.current().pid() + notice.forLog());
      listen(host, requests, notice);
    }
    log.accept("leaves");
  }

  private void listen(OpenHost host, Requests requests, AdoptionNotice notice) {
    try (SocketServer server = server(notice.before(requests))) {
      Thread acceptor = new Thread(server::run, "jstack-accept");
      acceptor.setDaemon(true);
      acceptor.start();
      stay(host, server);
      server.close();
      finishWork(requests);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    StateFile.delete(place.info());
  }

  private SocketServer server(RequestHandler handler) {
    Door door = place.door();
    try {
      place.prepareSocketDirectory();
      return new SocketServer(door, build, handler, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen at " + door, e);
    }
  }

  /** Until somebody wants it to leave, or nothing was needed at two looks in a row. */
  private void stay(OpenHost host, SocketServer server) throws InterruptedException {
    int idle = 0;
    Instant heartbeat = clock.instant();
    while (idle < 2 && !leave.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      idle = server.connections() > 0 || host.watch().isNeeded() ? 0 : idle + 1;
      if (clock.instant().isAfter(heartbeat.plus(HEARTBEAT))) {
        heartbeat = clock.instant();
        SupervisorInfo.touch(place.info(), heartbeat);
      }
    }
  }

  /**
   * What is being converged is brought to its end; what takes longer is taken up by the journal.
   */
  private static void finishWork(Requests requests) throws InterruptedException {
    Deadline deadline = Deadline.in(LAST_WORK);
    while (requests.working() > 0 && !deadline.isOver()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
