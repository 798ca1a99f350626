package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.schema.model.Dependency;
import java.time.Duration;

/**
 * Waits until a container is as others need it.
 *
 * @param required whether those who need it cannot do without
 * @param hold how long to wait after that; it must be up still when that is over
 */
public record AwaitContainer(
    SystemId id, Dependency.Condition condition, boolean required, Duration hold)
    implements Action {
  @Override
  public Verb verb() {
    return Verb.AWAIT;
  }

  @Override
  public ResourceAddress address() {
    return id.address();
  }

  @Override
  public String object() {
    return id.toString();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.awaitContainer(this);
  }
}
