package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;

/** A step about one container: known by the replica that it is of, and to the host by its id. */
public sealed interface ContainerAction extends Action
    permits CreateContainer,
        StopContainer,
        RemoveContainer,
        UpdateContainer,
        UpdateHosts,
        SwitchNames,
        RunHook,
        AwaitContainer {
  /** The container. */
  SystemId id();

  @Override
  default ResourceAddress address() {
    return id().address();
  }

  @Override
  default String object() {
    return id().toString();
  }
}
