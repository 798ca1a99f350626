package dev.jstack.engine.plan;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.DesiredContainer;

/**
 * Makes a container and starts it.
 *
 * @param keepScratch whether a writable layer that is there is used again: what was written before
 *     is kept
 * @param start whether its first process is started, not only its layer made
 */
public record CreateContainer(DesiredContainer container, boolean keepScratch, boolean start)
    implements ContainerAction {
  @Override
  public Verb verb() {
    return keepScratch ? Verb.START : Verb.CREATE;
  }

  @Override
  public SystemId id() {
    return container.id();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.createContainer(this);
  }
}
