package dev.jstack.engine.converge;

import dev.jstack.engine.plan.Action;
import dev.jstack.engine.plan.AwaitContainer;
import dev.jstack.engine.plan.BringProvider;
import dev.jstack.engine.plan.CreateContainer;
import dev.jstack.engine.plan.CreateEndpoint;
import dev.jstack.engine.plan.CreateNamespace;
import dev.jstack.engine.plan.CreateNetwork;
import dev.jstack.engine.plan.CreateVolume;
import dev.jstack.engine.plan.EndProvider;
import dev.jstack.engine.plan.PlanNode;
import dev.jstack.engine.plan.RemoveContainer;
import dev.jstack.engine.plan.RemoveEndpoint;
import dev.jstack.engine.plan.RemoveNamespace;
import dev.jstack.engine.plan.RemoveNetwork;
import dev.jstack.engine.plan.RemoveVolume;
import dev.jstack.engine.plan.RunHook;
import dev.jstack.engine.plan.StopContainer;
import dev.jstack.engine.plan.SwitchNames;
import dev.jstack.engine.plan.UpdateContainer;
import dev.jstack.engine.plan.UpdateHosts;
import dev.jstack.engine.plan.UpdatePorts;
import java.util.function.Consumer;

/** Carries out actions: the only way from a plan to the host. Each says something worth showing. */
final class ActionRunner {
  private final Surroundings surroundings;
  private final NetworkActions network;
  private final StorageActions storage;
  private final ContainerActions containers;
  private final PeerNames names;
  private final HookActions hooks;
  private final Stopping stopping;
  private final Waiting waiting;
  private final ProviderActions providers;

  ActionRunner(
      Surroundings surroundings,
      NetworkActions network,
      StorageActions storage,
      ContainerActions containers,
      PeerNames names,
      HookActions hooks,
      Stopping stopping,
      Waiting waiting,
      ProviderActions providers) {
    this.surroundings = surroundings;
    this.network = network;
    this.storage = storage;
    this.containers = containers;
    this.names = names;
    this.hooks = hooks;
    this.stopping = stopping;
    this.waiting = waiting;
    this.providers = providers;
  }

  String run(PlanNode node, Consumer<String> progress) {
    return node.action().accept(new Dispatch(progress));
  }

  private final class Dispatch implements Action.Visitor<String> {
    private final Consumer<String> progress;

    Dispatch(Consumer<String> progress) {
      this.progress = progress;
    }

    @Override
    public String createNetwork(CreateNetwork action) {
      return surroundings.create(action);
    }

    @Override
    public String removeNetwork(RemoveNetwork action) {
      return network.remove(action);
    }

    @Override
    public String createVolume(CreateVolume action) {
      return storage.create(action);
    }

    @Override
    public String removeVolume(RemoveVolume action) {
      return storage.remove(action);
    }

    @Override
    public String createEndpoint(CreateEndpoint action) {
      return surroundings.create(action);
    }

    @Override
    public String removeEndpoint(RemoveEndpoint action) {
      return network.remove(action);
    }

    @Override
    public String updatePorts(UpdatePorts action) {
      return network.update(action);
    }

    @Override
    public String createNamespace(CreateNamespace action) {
      return surroundings.create(action);
    }

    @Override
    public String removeNamespace(RemoveNamespace action) {
      return network.remove(action);
    }

    @Override
    public String createContainer(CreateContainer action) {
      return containers.create(action);
    }

    @Override
    public String stopContainer(StopContainer action) {
      return stopping.stop(action);
    }

    @Override
    public String removeContainer(RemoveContainer action) {
      return containers.remove(action);
    }

    @Override
    public String updateContainer(UpdateContainer action) {
      return containers.update(action);
    }

    @Override
    public String updateHosts(UpdateHosts action) {
      return containers.update(action);
    }

    @Override
    public String switchNames(SwitchNames action) {
      if (action.beside()) {
        waiting.requireUp(action.id());
      }
      return names.run(action);
    }

    @Override
    public String bringProvider(BringProvider action) {
      return providers.bring(action, progress);
    }

    @Override
    public String endProvider(EndProvider action) {
      return providers.end(action, progress);
    }

    @Override
    public String runHook(RunHook action) {
      return hooks.run(action, progress);
    }

    @Override
    public String awaitContainer(AwaitContainer action) {
      return waiting.await(action, progress);
    }
  }
}
