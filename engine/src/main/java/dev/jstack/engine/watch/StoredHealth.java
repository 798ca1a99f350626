package dev.jstack.engine.watch;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.converge.HealthSource;
import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.engine.log.LogReader;
import dev.jstack.engine.log.LogSource;
import dev.jstack.engine.state.StateDirectory;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.StackName;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How replicas do, as far as the files of the state directory tell: for who only looks. */
public final class StoredHealth implements HealthSource {
  private static final int LOOK_MILLIS = 50;

  private final StateDirectory state;

  public StoredHealth(StateDirectory state) {
    this.state = state;
  }

  @Override
  public ReplicaHealth health(SystemId replica) {
    return WatchFiles.of(state.stack(replica.stack()))
        .of(replica)
        .map(WatchHealth::of)
        .orElse(ReplicaHealth.of(ReplicaHealth.State.UNKNOWN));
  }

  /** Files tell nobody that they changed, so this waits for a moment. */
  @Override
  public void awaitChange(StackName stack, Deadline deadline) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(Math.min(LOOK_MILLIS, deadline.remainingMillis()));
  }

  @Override
  public List<String> logTail(StackName stack, ResourceAddress replica, int lines) {
    LogSource source = new LogSource(replica.name(), replica.replica());
    return new LogReader(state.stack(stack).logs()).tail(source, lines);
  }
}
