package dev.jstack.host.strict.compute;

import dev.jstack.host.api.Deadline;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A process of a backend, without documents and rules. */
public interface BackendProcess {

  int processId();

  Optional<OutputStream> standardInput();

  Optional<InputStream> standardOutput();

  Optional<InputStream> standardError();

  /** The exit code, 0–4294967295; empty while it runs. */
  OptionalLong exitCode();

  /** Whether it ended without anybody seeing its exit code. */
  boolean exitUnknown();

  /** Waits for the end; false when the deadline came first. */
  boolean waitForExit(Deadline deadline);

  void signal(Signal signal);

  /** Ends it at once. */
  void kill();

  /** In characters; only for processes with a console. */
  void resize(int height, int width);

  /** The process reads the end of its standard input. */
  void closeStandardInput();

  /** Lets go of streams; the process runs on. */
  void close();

  /** The signals of HcsSignalProcess, in its spelling. */
  enum Signal {
    CTRL_C("CtrlC"),
    CTRL_BREAK("CtrlBreak"),
    CTRL_CLOSE("CtrlClose"),
    CTRL_LOG_OFF("CtrlLogOff"),
    CTRL_SHUTDOWN("CtrlShutdown");

    private final String word;

    Signal(String word) {
      this.word = word;
    }

    static Optional<Signal> of(String word) {
      for (Signal signal : values()) {
        if (signal.word.equals(word)) {
          return Optional.of(signal);
        }
      }
      return Optional.empty();
    }
  }
}
