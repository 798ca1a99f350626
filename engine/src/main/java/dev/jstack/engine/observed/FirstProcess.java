package dev.jstack.engine.observed;

import dev.jstack.engine.address.SystemId;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.json.Json;
import java.time.Duration;

/** Asks whether the first process of a running system still runs. */
final class FirstProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HcsApi compute;

  FirstProcess(HcsApi compute) {
    this.compute = compute;
  }

  /** Whether process {@code pid} has ended; false also when the host cannot say. */
  boolean isGone(SystemId id, int pid) {
    try (HcsSystem system = compute.openComputeSystem(id.toString());
        HcsProcess process = system.openProcess(pid)) {
      String answer = process.properties(Deadline.in(PATIENCE));
      return Json.DOCUMENT.readLenient(answer, ProcessStatus.class).exited();
    } catch (HostException e) {
      return switch (e.error()) {
        case NOT_FOUND, ALREADY_STOPPED -> true;
        default -> false;
      };
    }
  }
}
