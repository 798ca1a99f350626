package dev.jstack.engine.watch;

import dev.jstack.engine.log.Drain;
import dev.jstack.engine.log.LogDrainer;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.json.Json;
import java.time.Duration;
import java.util.OptionalLong;

/** The open handle of a replica's first process and the way of its output into the log. */
final class FirstProcess {
  /** The code of a process of which nobody knows how it ended. */
  static final long UNKNOWN = -1;

  private final HcsProcess process;
  private final Drain drain;
  private final LogDrainer drainer;

  FirstProcess(HcsProcess process, Drain drain, LogDrainer drainer) {
    this.process = process;
    this.drain = drain;
    this.drainer = drainer;
  }

  /** The exit code; empty while it runs. Never waits. */
  OptionalLong exit() {
    try {
      return process
          .waitForExit(Deadline.in(Duration.ZERO))
          .map(status -> Json.DOCUMENT.readLenient(status, ProcessStatus.class).knownExitCode())
          .map(OptionalLong::of)
          .orElse(OptionalLong.empty());
    } catch (HostException e) {
      return OptionalLong.of(UNKNOWN);
    }
  }

  /** Takes the rest of its output, says {@code last} in the log, and closes it. */
  void finish(String last) {
    drain.finish();
    drain.note(last);
    leave();
  }

  /** Closes it and lets it run. */
  void leave() {
    drainer.detach(drain);
    process.close();
  }
}
