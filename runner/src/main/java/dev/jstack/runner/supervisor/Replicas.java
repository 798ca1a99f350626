package dev.jstack.runner.supervisor;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.state.Records;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.runner.session.Outcome;
import dev.jstack.schema.model.StackName;
import java.util.List;
import java.util.Optional;

/** Finds replicas that run. */
final class Replicas {
  private final OpenHost host;

  Replicas(OpenHost host) {
    this.host = host;
  }

  /** Those of {@code services} that run; empty: of all. */
  List<ReplicaRecord> running(StackName stack, List<String> services) {
    return status(stack).stream()
        .filter(replica -> services.isEmpty() || services.contains(replica.service()))
        .flatMap(replica -> record(stack, replica).stream())
        .toList();
  }

  /** Replica {@code number} of {@code service}; absent number: the first that runs. */
  Optional<ReplicaRecord> find(StackName stack, String service, Optional<Integer> number) {
    return status(stack).stream()
        .filter(replica -> replica.service().equals(service))
        .filter(replica -> number.isEmpty() || number.get() == replica.number())
        .findFirst()
        .flatMap(replica -> record(stack, replica));
  }

  /** Says why {@link #find} found nothing. */
  Outcome missing(StackName stack, String service, Optional<Integer> number) {
    String what = number.map(n -> "replica " + n + " of service").orElse("service");
    return Outcome.failed(
        Outcome.FAILED,
        "%s `%s` of stack `%s` does not run".formatted(what, service, stack),
        "jstack ps shows what does");
  }

  private List<StackStatus.Replica> status(StackName stack) {
    return host.engine().status(stack).replicas().stream()
        .filter(replica -> replica.state() == StackStatus.State.RUNNING)
        .toList();
  }

  private Optional<ReplicaRecord> record(StackName stack, StackStatus.Replica replica) {
    return Records.replicas(host.state().stack(stack)).read(replica.systemId());
  }
}
