package dev.jstack.engine.watch;

import dev.jstack.engine.desired.ServiceRuntime.HealthProbe;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** One probe: a process beside the first one, killed when it takes too long. Blocks. */
final class ProbeRun {
  private static final int KEPT_BYTES = 4096;
  private static final Duration SLICE = Duration.ofMillis(20);
  private static final Duration KILL = Duration.ofSeconds(5);

  private final HcsApi compute;
  private final InstantSource clock;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[KEPT_BYTES];

  ProbeRun(HcsApi compute, InstantSource clock) {
    this.compute = compute;
    this.clock = clock;
  }

  ProbeResult run(String systemId, HealthProbe probe) {
    Instant started = clock.instant();
    Deadline deadline = Deadline.in(Duration.ofMillis(probe.timeoutMillis()));
    try (HcsSystem system = compute.openComputeSystem(systemId);
        HcsProcess process = system.createProcess(Json.DOCUMENT.write(probe.process()), deadline)) {
      return watch(process, started, probe, deadline);
    } catch (HostException e) {
      return new ProbeResult(started, clock.instant(), -1, "does not start: " + e.getMessage());
    }
  }

  private ProbeResult watch(
      HcsProcess process, Instant started, HealthProbe probe, Deadline deadline) {
    Optional<String> status = Optional.empty();
    while (status.isEmpty() && !deadline.isOver()) {
      status = process.waitForExit(Deadline.in(SLICE));
      drain(process);
    }
    if (status.isEmpty()) {
      kill(process);
      String text = "no answer within " + Seconds.text(Duration.ofMillis(probe.timeoutMillis()));
      return new ProbeResult(started, clock.instant(), -1, text);
    }
    long code = Json.DOCUMENT.readLenient(status.get(), ProcessStatus.class).knownExitCode();
    String text = output.toString(StandardCharsets.UTF_8);
    return new ProbeResult(started, clock.instant(), code, text);
  }

  private void drain(HcsProcess process) {
    process.standardOutput().ifPresent(this::drain);
    process.standardError().ifPresent(this::drain);
  }

  /** Takes all there is, so that the probe never waits, and keeps the beginning. */
  private void drain(InputStream stream) {
    try {
      while (stream.available() > 0) {
        int count = stream.read(chunk, 0, Math.min(chunk.length, stream.available()));
        output.write(chunk, 0, Math.max(0, Math.min(count, KEPT_BYTES - output.size())));
      }
    } catch (IOException e) {
      // Its other end is gone: nothing more to come.
    }
  }

  private static void kill(HcsProcess process) {
    try {
      process.terminate(Deadline.in(KILL));
    } catch (HostException e) {
      // It ended just now, or it goes with its system.
    }
  }
}
