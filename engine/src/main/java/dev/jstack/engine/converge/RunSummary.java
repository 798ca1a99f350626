package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.ServiceRuntime.PublishedPort;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.graph.Outcome;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.StackDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How a run ended: for whoever called, and as its last event. */
record RunSummary(Plan plan, ReplicaWatch watch, StackDirectory directory, Emitter emitter) {

  ConvergenceReport tell(Map<String, Outcome> outcomes, boolean timedOut, Instant start) {
    ConvergenceReport report =
        new ConvergenceReport(outcomes, timedOut, running(), plan.replicas().size());
    emitter.tell(
        (n, at) ->
            new EngineEvent.StackSummary(
                n,
                at,
                plan.stack().value(),
                plan.down(),
                !plan.isEmpty(),
                report.failed(),
                report.running(),
                report.wanted(),
                published(),
                plan.keptVolumes(),
                emitter.millisSince(start)));
    return report;
  }

  /** A replica whose old container still serves runs, too: records are read for these only. */
  private int running() {
    Set<ResourceAddress> others =
        plan.replicas().stream()
            .map(Plan.Replica::id)
            .filter(id -> !runs(id))
            .map(SystemId::address)
            .collect(Collectors.toSet());
    int asWanted = plan.replicas().size() - others.size();
    return others.isEmpty() ? asWanted : asWanted + runningOtherwise(others);
  }

  private int runningOtherwise(Set<ResourceAddress> replicas) {
    return (int)
        Records.replicas(directory).all().values().stream()
            .map(ReplicaRecord::id)
            .filter(id -> replicas.contains(id.address()) && runs(id))
            .map(SystemId::address)
            .distinct()
            .count();
  }

  private boolean runs(SystemId replica) {
    return switch (watch.health(replica).state()) {
      case RUNNING, STARTING, HEALTHY, UNHEALTHY -> true;
      case RESTARTING, EXITED, UNKNOWN -> false;
    };
  }

  private List<String> published() {
    List<String> published = new ArrayList<>();
    for (Plan.Replica replica : plan.replicas()) {
      for (PublishedPort port : replica.ports()) {
        port.published().map(number -> url(replica, port, number)).ifPresent(published::add);
      }
    }
    return published;
  }

  private static String url(Plan.Replica replica, PublishedPort port, int number) {
    String address = port.hostAddress().filter(text -> !text.equals("0.0.0.0")).orElse("127.0.0.1");
    String scheme = port.protocol().equals("tcp") ? "http" : port.protocol();
    return "%s %s://%s:%d".formatted(replica.id().address().name(), scheme, address, number);
  }
}
