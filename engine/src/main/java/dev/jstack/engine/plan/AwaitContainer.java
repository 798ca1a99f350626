package dev.jstack.engine.plan;

import dev.jstack.engine.address.SystemId;
import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.UpdateRule;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits until a container is as others need it.
 *
 * @param required whether those who need it cannot do without
 * @param hold how long to wait after that; it must be up still when that is over
 * @param update the update that it is a part of, of which some replicas may fail
 */
public record AwaitContainer(
    SystemId id,
    Dependency.Condition condition,
    boolean required,
    Duration hold,
    Optional<Update> update)
    implements ContainerAction {

  /** Waits for others who depend on it. */
  public AwaitContainer(
      SystemId id, Dependency.Condition condition, boolean required, Duration hold) {
    this(id, condition, required, hold, Optional.empty());
  }

  /**
   * An update of a service, by a rule of the stack file.
   *
   * @param replicas how many it replaces
   */
  public record Update(String service, int replicas, UpdateRule rule) {

    /** Whether it goes on when {@code failed} of its replicas failed, as Swarm counts. */
    public boolean bears(int failed) {
      return rule.failureAction() == UpdateRule.FailureAction.CONTINUE
          || (double) failed / replicas <= rule.maxFailureRatio();
    }
  }

  @Override
  public Verb verb() {
    return Verb.AWAIT;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.awaitContainer(this);
  }
}
