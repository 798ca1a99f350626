package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A host as the Windows host sees it: Java, JNA, the C library with the ABI of the DLLs, a socket,
 * and behind it whatever host is given. Closing it proves that nothing stayed alive in the library.
 */
public final class StubbedHost implements AutoCloseable {
  /** Enough for a call that is answered, on a busy machine and under Wine, too. */
  private static final Duration MOMENT = Duration.ofSeconds(Platform.isWindows() ? 2 : 1);

  private static final Duration LETTING_GO = Duration.ofSeconds(20);
  private static final Duration USUAL_GRACE = Duration.ofSeconds(5);
  private static final Duration LITTLE_GRACE = Duration.ofMillis(100);

  private final AbiStub library;
  private final StubServer server;
  private final Host host;
  private final ThreadPoolExecutor calling;

  private StubbedHost(AbiStub library, StubServer server, Host host, ThreadPoolExecutor calling) {
    this.library = library;
    this.server = server;
    this.host = host;
    this.calling = calling;
  }

  /** {@code behind} through the native functions; the test is skipped where there is no gcc. */
  public static StubbedHost over(Host behind) {
    return over(behind, new StubFaults());
  }

  /** The same, failing as {@code faults} says. */
  public static StubbedHost over(Host behind, StubFaults faults) {
    return over(AbiStub::here, behind, faults, USUAL_GRACE, Patience.USUAL);
  }

  /** The same, with a moment's patience for each call. */
  public static StubbedHost impatient(Host behind, StubFaults faults) {
    Patience little = new Patience(MOMENT, MOMENT, MOMENT, MOMENT);
    return over(AbiStub::here, behind, faults, LITTLE_GRACE, little);
  }

  /** {@code behind} through a library that lacks what older builds of Windows lack. */
  static StubbedHost older(Host behind) {
    return over(AbiStub::older, behind, new StubFaults(), USUAL_GRACE, Patience.USUAL);
  }

  private interface Building {
    Optional<AbiStub> build() throws IOException, InterruptedException;
  }

  private static StubbedHost over(
      Building building, Host behind, StubFaults faults, Duration grace, Patience patience) {
    try {
      Optional<AbiStub> built = building.build();
      assumeTrue(built.isPresent(), "gcc is needed to build the ABI stub");
      AbiStub library = built.get();
      StubServer server = new StubServer(behind, faults);
      library.connect(server);
      HostFiles files = new BorrowedFiles(behind.storage());
      ThreadPoolExecutor calling =
          new ThreadPoolExecutor(
              0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), Calls::thread);
      Dlls dlls = new Dlls(library.libraries(), new Calls(grace, calling), patience);
      Host host = new WindowsHost(dlls, files, behind.machine(), compute -> behind.facts());
      return new StubbedHost(library, server, host, calling);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while gcc ran", e);
    }
  }

  public Host host() {
    return host;
  }

  AbiStub library() {
    return library;
  }

  /**
   * A call that was given up lets go after its caller has gone on, and may not even have a handle
   * yet, so this waits for the calls first.
   */
  public void nothingIsAlive() {
    Deadline deadline = Deadline.in(LETTING_GO);
    while (isBusy() && !deadline.isOver()) {
      Thread.onSpinWait();
    }
    assertThat(library.liveTexts()).as("texts given out and not freed").isZero();
    assertThat(library.liveHandles()).as("handles given out and not closed").isZero();
  }

  private boolean isBusy() {
    return calling.getActiveCount() > 0 || library.liveTexts() + library.liveHandles() > 0;
  }

  @Override
  public void close() {
    try {
      nothingIsAlive();
    } finally {
      server.close();
    }
  }
}
