package dev.jstack.runner.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session and a server that talk over a real socket, with a handler that does what a test says.
 */
@Timeout(10)
final class SocketSessionTest {
  private static final Request REQUEST = new Request.Leave();

  @TempDir Path directory;

  private final List<String> log = new CopyOnWriteArrayList<>();
  private RequestHandler handler = (request, sink, controls) -> Outcome.done();
  private Door door = new UnixDoor(Path.of("nowhere"));
  private SocketServer server;
  private SocketSession session;

  @BeforeEach
  void listen() throws IOException {
    listen(new UnixDoor(directory.resolve("s")));
  }

  private void listen(Door behind) throws IOException {
    door = behind;
    server =
        new SocketServer(
            door,
            "b1",
            (request, sink, controls) -> handler.handle(request, sink, controls),
            log::add);
    Thread thread = new Thread(server::run, "test-accept");
    thread.setDaemon(true);
    thread.start();
    session = new SocketSession(() -> connect(behind), directory.resolve("log"));
  }

  private static Lines connect(Door door) {
    try {
      return SocketSession.greet(door).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_request_gets_its_outcome_after_all_that_it_brought() throws Exception {
    handler =
        (request, sink, controls) -> {
          sink.notice("one");
          sink.output(OutputStreamKind.STDOUT, "two".getBytes(StandardCharsets.UTF_8));
          return Outcome.failed(5, "three", "four");
        };
    RecordingSink sink = new RecordingSink();
    Outcome outcome = session.execute(REQUEST, sink);
    assertThat(sink.notices()).containsExactly("one");
    assertThat(sink.outputs()).containsExactly("STDOUT two");
    assertThat(outcome).isEqualTo(Outcome.failed(5, "three", "four"));
  }

  @Test
  void what_is_said_meanwhile_reaches_the_handler_in_order() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    CountDownLatch end = new CountDownLatch(1);
    handler =
        (request, sink, controls) -> {
          controls.listen(new Telling(heard));
          await(end);
          return Outcome.exit(controls.isUrgent() ? 2 : controls.isCancelled() ? 1 : 0);
        };
    try (Call call = session.start(REQUEST, new RecordingSink())) {
      call.input("abc".getBytes(StandardCharsets.UTF_8));
      call.endInput();
      call.resize(24, 80);
      call.signal("SIGINT");
      call.cancel();
      call.cancel();
      assertThat(
              List.of(
                  heard.take(),
                  heard.take(),
                  heard.take(),
                  heard.take(),
                  heard.take(),
                  heard.take()))
          .containsExactly("input abc", "end", "24x80", "SIGINT", "cancel", "cancel");
      end.countDown();
      assertThat(call.await().exitCode()).isEqualTo(2);
    }
  }

  @Test
  void a_command_that_goes_away_is_noticed() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    CountDownLatch end = new CountDownLatch(1);
    handler =
        (request, sink, controls) -> {
          controls.listen(new Telling(heard));
          await(end);
          return Outcome.done();
        };
    session.start(REQUEST, new RecordingSink()).close();
    assertThat(heard.take()).isEqualTo("close");
    end.countDown();
  }

  @Test
  void a_handler_that_breaks_is_a_failure_and_the_next_request_works() throws Exception {
    handler =
        (request, sink, controls) -> {
          throw new IllegalStateException("broken");
        };
    Outcome broken = session.execute(REQUEST, new RecordingSink());
    assertThat(broken.exitCode()).isEqualTo(1);
    assertThat(broken.failure().orElseThrow().message()).contains("broken");
    handler = (request, sink, controls) -> Outcome.done();
    assertThat(session.execute(REQUEST, new RecordingSink())).isEqualTo(Outcome.done());
  }

  @Test
  void requests_run_side_by_side() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    handler =
        (request, sink, controls) -> {
          both.countDown();
          await(both);
          return Outcome.done();
        };
    try (Call one = session.start(REQUEST, new RecordingSink());
        Call two = session.start(REQUEST, new RecordingSink())) {
      assertThat(one.await()).isEqualTo(Outcome.done());
      assertThat(two.await()).isEqualTo(Outcome.done());
    }
  }

  @Test
  void nobody_else_can_connect() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("s"))))
        .isEqualTo("rw-------");
  }

  @Test
  void where_there_are_no_unix_sockets_only_who_may_read_the_token_gets_in() throws Exception {
    server.close();
    Path file = directory.resolve("port");
    listen(new LoopbackDoor(file));
    assertThat(session.execute(REQUEST, new RecordingSink())).isEqualTo(Outcome.done());

    int port = Integer.parseInt(Files.readAllLines(file).get(0));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try (Lines lines = new Lines(SocketChannel.open(address))) {
      lines.write("not the token");
      assertThat(lines.read()).isEqualTo(Optional.empty());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    server.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void who_speaks_something_else_is_let_go_and_harms_nobody() throws Exception {
    try (Lines lines = SocketSession.greet(door).lines()) {
      lines.write("GET / HTTP/1.1");
      assertThat(lines.read()).isEqualTo(Optional.empty());
    }
    assertThat(session.execute(REQUEST, new RecordingSink())).isEqualTo(Outcome.done());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Telling(BlockingQueue<String> heard) implements CallControls {
    @Override
    public void cancel() {
      heard.add("cancel");
    }

    @Override
    public void input(byte[] bytes) {
      heard.add("input " + new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void endInput() {
      heard.add("end");
    }

    @Override
    public void resize(int rows, int columns) {
      heard.add(rows + "x" + columns);
    }

    @Override
    public void signal(String signal) {
      heard.add(signal);
    }

    @Override
    public void close() {
      heard.add("close");
    }
  }
}
