package dev.jstack.runner.supervisor;

import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.CommandLine;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.json.Json;
import dev.jstack.runner.session.Controls;
import dev.jstack.runner.session.Outcome;
import dev.jstack.runner.session.ReplySink;
import dev.jstack.runner.session.Request;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Runs a process in a replica and relays its streams until it ends. */
final class ExecRun {
  private static final Duration START = Duration.ofSeconds(60);

  private static final int NO_PROGRAM = 127;
  private static final int NOT_EXECUTABLE = 126;

  private final OpenHost host;
  private final ReplySink sink;
  private final Controls controls;

  ExecRun(OpenHost host, ReplySink sink, Controls controls) {
    this.host = host;
    this.sink = sink;
    this.controls = controls;
  }

  Outcome run(Request.Exec request) {
    StackName stack = new StackName(request.stack());
    Replicas replicas = new Replicas(host);
    Optional<ReplicaRecord> replica = replicas.find(stack, request.service(), request.replica());
    if (replica.isEmpty()) {
      return replicas.missing(stack, request.service(), request.replica());
    }
    if (!CommandLine.isQuotable(request.command())) {
      return Outcome.failed(
          Outcome.FAILED, "no Windows command line can say this: " + request.command());
    }
    String parameters = Json.DOCUMENT.write(parameters(request, replica.get()));
    try (HcsSystem system = host.host().compute().openComputeSystem(replica.get().systemId());
        HcsProcess process = system.createProcess(parameters, Deadline.in(START))) {
      Relay relay = new Relay(process, sink);
      if (!request.stdin()) {
        relay.endInput();
      }
      return Outcome.exit((int) relay.run(controls));
    } catch (HostException e) {
      return notStarted(request, e);
    }
  }

  /** 127 and 126 are what shells end with when a program is missing, or is none. */
  private static Outcome notStarted(Request.Exec request, HostException failure) {
    String program = request.command().get(0);
    if (failure.error() == HostError.NOT_FOUND) {
      return Outcome.failed(
          NO_PROGRAM,
          "there is no program `%s` in service `%s`".formatted(program, request.service()),
          "check its name, and the PATH of the service");
    }
    if (failure.hresult() == HResult.ERROR_BAD_EXE_FORMAT.code()) {
      return Outcome.failed(
          NOT_EXECUTABLE,
          "`%s` in service `%s` cannot be executed".formatted(program, request.service()));
    }
    throw failure;
  }

  private static ProcessParameters parameters(Request.Exec request, ReplicaRecord replica) {
    Map<String, String> environment = new LinkedHashMap<>(replica.process().environment());
    environment.putAll(request.environment());
    ProcessParameters plain =
        ProcessParameters.of(
            CommandLine.quote(request.command()),
            request.user().or(() -> replica.process().user()),
            request.workingDirectory().or(() -> replica.process().workingDirectory()),
            environment);
    return request
        .console()
        .map(size -> plain.withConsole(size.rows(), size.columns()))
        .orElse(plain);
  }
}
