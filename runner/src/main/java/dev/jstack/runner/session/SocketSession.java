package dev.jstack.runner.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Requests to the supervisor behind its door; a connection each. */
final class SocketSession implements Session {
  private final Supplier<Lines> connect;
  private final Path log;

  SocketSession(Supplier<Lines> connect, Path log) {
    this.connect = connect;
    this.log = log;
  }

  /** Connects and reads what the supervisor says first. */
  static Greeting greet(Door door) throws IOException {
    Lines lines = door.knock();
    try {
      Optional<String> first = lines.read();
      if (first.isPresent() && Wire.REPLIES.read(first.get()) instanceof Reply.Hello hello) {
        return new Greeting(lines, hello);
      }
    } catch (ProtocolException e) {
      // Somebody else's socket.
    }
    lines.close();
    throw new IOException("no supervisor behind " + door);
  }

  /** A fresh connection and who is behind it. */
  record Greeting(Lines lines, Reply.Hello hello) {}

  @Override
  public Call start(Request request, ReplySink sink) {
    try {
      Lines lines = connect.get();
      lines.write(Wire.REQUESTS.write(request));
      CompletableFuture<Outcome> outcome = new CompletableFuture<>();
      Thread reader = new Thread(() -> outcome.complete(read(lines, sink)), "jstack-replies");
      reader.setDaemon(true);
      reader.start();
      return new RunningCall(new SocketControls(lines), outcome);
    } catch (IOException e) {
      throw new SessionException(
          "the supervisor does not answer: " + e.getMessage(), "its log: " + log);
    }
  }

  private Outcome read(Lines lines, ReplySink sink) {
    try (lines) {
      Optional<String> line = lines.read();
      while (line.isPresent()) {
        Reply reply = Wire.REPLIES.read(line.get());
        if (reply instanceof Reply.Ended ended) {
          return ended.outcome();
        }
        reply.apply(sink);
        line = lines.read();
      }
      return died("it is gone");
    } catch (IOException | RuntimeException e) {
      return died(String.valueOf(e.getMessage()));
    }
  }

  private Outcome died(String how) {
    return Outcome.failed(
        Outcome.FAILED,
        "the supervisor ended in the middle of the work (" + how + ")",
        "services run on; the same command again finishes or undoes what was begun",
        "its log: " + log);
  }

  @Override
  public void close() {
    // Each call has its own connection and closes it.
  }
}
