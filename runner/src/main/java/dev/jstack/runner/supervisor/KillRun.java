package dev.jstack.runner.supervisor;

import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.document.hcs.SignalOptions;
import dev.jstack.json.Json;
import dev.jstack.runner.session.Outcome;
import dev.jstack.runner.session.Request;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends a signal to first processes. What follows from it is the watch's business. */
final class KillRun {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OpenHost host;

  KillRun(OpenHost host) {
    this.host = host;
  }

  Outcome run(Request.Kill request) {
    StackName stack = new StackName(request.stack());
    Optional<String> control = Signals.control(request.signal());
    if (control.isEmpty() && !Signals.isKill(request.signal())) {
      return Outcome.failed(
          Outcome.FAILED,
          "Windows has no signal " + request.signal(),
          "there are SIGKILL, SIGTERM, SIGINT, SIGHUP, CtrlC, CtrlBreak, CtrlClose, CtrlShutdown");
    }
    List<ReplicaRecord> replicas = new Replicas(host).running(stack, request.services());
    if (replicas.isEmpty()) {
      return Outcome.failed(Outcome.FAILED, "nothing of stack `%s` runs".formatted(stack));
    }
    replicas.forEach(replica -> send(replica, control));
    return Outcome.done();
  }

  private void send(ReplicaRecord replica, Optional<String> control) {
    if (replica.pid().isEmpty()) {
      return;
    }
    try (HcsSystem system = host.host().compute().openComputeSystem(replica.systemId());
        HcsProcess process = system.openProcess(replica.pid().get())) {
      if (control.isPresent()) {
        String options = Json.DOCUMENT.write(new SignalOptions(control.get()));
        process.signal(options, Deadline.in(PATIENCE));
      } else {
        process.terminate(Deadline.in(PATIENCE));
      }
    }
  }
}
