package dev.jstack.engine;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.converge.CredentialGuards;
import dev.jstack.engine.observed.HostSnapshot;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.observed.Observer;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.Planner;
import dev.jstack.schema.model.StackName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks over a whole host for what is left of stacks. */
record RemainsReader(Observer observer, Planner planner, CredentialGuards guards) {

  Remains read() {
    HostSnapshot host = observer.snapshot();
    List<SystemId> guarded = guards.owned();
    List<Plan> plans = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    List<StackName> stacks = stacks(host, guarded);
    for (StackName stack : stacks) {
      ObservedState observed = observer.observe(stack, host);
      Plan plan =
          planner.collect(
              observed, guarded.stream().filter(id -> id.stack().equals(stack)).toList());
      if (!plan.isEmpty()) {
        plans.add(plan);
      }
      observed.containers().values().stream()
          .filter(there -> there.record().isEmpty())
          .filter(there -> there.presence() != ObservedContainer.Presence.STOPPED)
          .forEach(there -> unknown.add(there.id().toString()));
    }
    return new Remains(plans, unknown, volumes(host, stacks));
  }

  /** With nobody else there, the shared network is looked at under its owner's name. */
  private List<StackName> stacks(HostSnapshot host, List<SystemId> guarded) {
    TreeSet<String> names = new TreeSet<>();
    Stream.concat(observer.stacks(host).stream(), guarded.stream().map(SystemId::stack))
        .forEach(stack -> names.add(stack.value()));
    if (names.isEmpty()) {
      names.add(Naming.OWNER);
    }
    return names.stream().map(StackName::new).toList();
  }

  /** A volume is called after its stack: {@code shop_data}, or {@code shop.web.1.…}. */
  private static List<String> volumes(HostSnapshot host, List<StackName> stacks) {
    return host.volumes().stream()
        .filter(
            volume ->
                stacks.stream()
                    .noneMatch(
                        stack -> volume.startsWith(stack + "_") || volume.startsWith(stack + ".")))
        .toList();
  }
}
