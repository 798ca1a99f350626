package dev.jstack.engine;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.engine.converge.ReplicaWatch;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.schema.model.Logging;
import dev.jstack.schema.model.StackName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A watch that looks after nothing: what starts is healthy, unless a test says otherwise. */
public final class FakeWatch implements ReplicaWatch {
  private final Set<String> running = new LinkedHashSet<>();
  private final Map<ResourceAddress, ReplicaHealth> told = new LinkedHashMap<>();
  private final Map<Predicate<SystemId>, ReplicaHealth> toldOfSome = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();

  /** From now on {@code replica} does as told. */
  public void say(ResourceAddress replica, ReplicaHealth health) {
    told.put(replica, health);
  }

  /** From now on containers that {@code which} is true of do as told. */
  public void say(Predicate<SystemId> which, ReplicaHealth health) {
    toldOfSome.put(which, health);
  }

  /** From now on all do well again. */
  public void sayNothing() {
    told.clear();
    toldOfSome.clear();
  }

  /** What it was told, in order. */
  public List<String> calls() {
    return calls;
  }

  @Override
  public void started(
      StackName stack, ResourceAddress replica, String systemId, HcsProcess firstProcess) {
    calls.add("started " + replica);
    running.add(systemId);
    firstProcess.close();
  }

  @Override
  public Output before(
      StackName stack, SystemId container, String name, Logging logging, HcsProcess process) {
    calls.add("begun " + name + " before " + container.address());
    return how -> calls.add(how + " " + name + " before " + container.address());
  }

  @Override
  public void stopping(StackName stack, ResourceAddress replica, String systemId) {
    calls.add("stopping " + replica);
  }

  @Override
  public void stopped(StackName stack, ResourceAddress replica, String systemId) {
    running.remove(systemId);
  }

  @Override
  public void changed(StackName stack, ResourceAddress replica, String systemId) {
    calls.add("changed " + replica);
  }

  @Override
  public ReplicaHealth health(SystemId replica) {
    for (Map.Entry<Predicate<SystemId>, ReplicaHealth> some : toldOfSome.entrySet()) {
      if (some.getKey().test(replica) && running.contains(replica.toString())) {
        return some.getValue();
      }
    }
    ReplicaHealth health = told.get(replica.address());
    if (health != null) {
      return health;
    }
    return ReplicaHealth.of(
        running.contains(replica.toString())
            ? ReplicaHealth.State.HEALTHY
            : ReplicaHealth.State.UNKNOWN);
  }

  @Override
  public void awaitChange(StackName stack, Deadline deadline) {}

  @Override
  public List<String> logTail(StackName stack, ResourceAddress replica, int lines) {
    return List.of("last words of " + replica.name());
  }
}
