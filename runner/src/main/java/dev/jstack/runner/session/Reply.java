package dev.jstack.runner.session;

import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.event.EventJson;
import java.util.Base64;

/** What a supervisor says; each does to a sink what the work did to its own. */
sealed interface Reply {
  /** Gives what it carries to {@code sink}. */
  default void apply(ReplySink sink) {}

  /**
   * The first thing a supervisor says.
   *
   * @param build what exactly runs there
   */
  record Hello(int protocol, String build, long pid) implements Reply {}

  /** An event as its own JSON line, so that its format has one owner. */
  record Event(String line) implements Reply {
    static Event of(EngineEvent event) {
      return new Event(EventJson.write(event));
    }

    @Override
    public void apply(ReplySink sink) {
      sink.event(EventJson.read(line));
    }
  }

  /** A finding with the lines of the files that it shows. */
  record Finding(WireDiagnostic diagnostic) implements Reply {
    @Override
    public void apply(ReplySink sink) {
      sink.diagnostic(diagnostic.unpack());
    }
  }

  /** A sentence. */
  record Notice(String text) implements Reply {
    @Override
    public void apply(ReplySink sink) {
      sink.notice(text);
    }
  }

  /** Output of a process, in base64. */
  record Output(OutputStreamKind stream, String data) implements Reply {
    static Output of(OutputStreamKind stream, byte[] bytes) {
      return new Output(stream, Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public void apply(ReplySink sink) {
      sink.output(stream, Base64.getDecoder().decode(data));
    }
  }

  /** The last thing about a request. */
  record Ended(Outcome outcome) implements Reply {}
}
