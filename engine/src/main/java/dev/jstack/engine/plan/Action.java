package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;

/**
 * What a step of a plan does, with all it takes to do it. Doing it again, or after it was
 * interrupted halfway, comes to the same.
 */
public sealed interface Action
    permits CreateNetwork,
        RemoveNetwork,
        CreateVolume,
        RemoveVolume,
        CreateEndpoint,
        RemoveEndpoint,
        UpdatePorts,
        CreateNamespace,
        RemoveNamespace,
        ContainerAction,
        BringProvider,
        EndProvider {
  Verb verb();

  ResourceAddress address();

  /** The id or path that the host knows the object by. */
  String object();

  <R> R accept(Visitor<R> visitor);

  /** One method for each action, so that a new one breaks every reader at compile time. */
  interface Visitor<R> {
    R createNetwork(CreateNetwork action);

    R removeNetwork(RemoveNetwork action);

    R createVolume(CreateVolume action);

    R removeVolume(RemoveVolume action);

    R createEndpoint(CreateEndpoint action);

    R removeEndpoint(RemoveEndpoint action);

    R updatePorts(UpdatePorts action);

    R createNamespace(CreateNamespace action);

    R removeNamespace(RemoveNamespace action);

    R createContainer(CreateContainer action);

    R stopContainer(StopContainer action);

    R removeContainer(RemoveContainer action);

    R updateContainer(UpdateContainer action);

    R updateHosts(UpdateHosts action);

    R switchNames(SwitchNames action);

    R runHook(RunHook action);

    R awaitContainer(AwaitContainer action);

    R bringProvider(BringProvider action);

    R endProvider(EndProvider action);
  }

  /** Whether it goes on after what it depends on failed; in an update the run decides. */
  default boolean isTolerant() {
    return this instanceof AwaitContainer await && await.update().isEmpty() && !await.required();
  }
}
