package dev.jstack.runner.command;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.PropertyQuery;
import dev.jstack.host.document.hcs.SystemProperties;
import dev.jstack.json.Json;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.view.ProcessView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code jstack top}: the processes of each replica, as the host counts them. */
final class TopCommand implements Command {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public int run(Invocation invocation) {
    StackStatus status = invocation.engine().status(new StackFiles(invocation).stackName());
    List<Replica> replicas = Services.select(status, invocation.arguments().words());
    List<ProcessView.Row> rows = new ArrayList<>();
    try (Host host = invocation.backends().host(invocation.arguments())) {
      for (Replica replica : replicas) {
        rows.addAll(processes(host, replica));
      }
    }
    Console console = invocation.console();
    boolean json = invocation.arguments().value("format", "table").equals("json");
    console.answer(
        json
            ? ProcessView.json(status.stack().value(), rows)
            : ProcessView.table(rows, console.outputStyle(), console.answerColumns()));
    return ExitCode.DONE.number();
  }

  private static List<ProcessView.Row> processes(Host host, Replica replica) {
    String query = Json.DOCUMENT.write(PropertyQuery.of("ProcessList"));
    try (HcsSystem system = host.compute().openComputeSystem(replica.systemId())) {
      String text = system.properties(query, Deadline.in(PATIENCE));
      SystemProperties properties = Json.DOCUMENT.readLenient(text, SystemProperties.class);
      List<ProcessView.Row> rows = new ArrayList<>();
      for (SystemProperties.ProcessDetails process : properties.processList()) {
        rows.add(
            new ProcessView.Row(
                replica.name(),
                replica.isolation(),
                process.processId(),
                process.imageName().orElse("?"),
                Duration.ofNanos((process.userTime() + process.kernelTime()) * 100).toMillis(),
                process.memoryWorkingSetPrivateBytes()));
      }
      return rows;
    } catch (HostException e) {
      return List.of(); // it ended between the two looks: it has no processes
    }
  }
}
