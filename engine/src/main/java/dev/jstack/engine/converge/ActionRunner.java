package dev.jstack.engine.converge;

import dev.jstack.engine.plan.Action;
import dev.jstack.engine.plan.PlanNode;
import java.util.function.Consumer;

/** Carries out actions: the only way from a plan to the host. Each says something worth showing. */
final class ActionRunner {
  private final NetworkActions network;
  private final StorageActions storage;
  private final ContainerActions containers;
  private final Stopping stopping;
  private final Waiting waiting;

  ActionRunner(
      NetworkActions network,
      StorageActions storage,
      ContainerActions containers,
      Stopping stopping,
      Waiting waiting) {
    this.network = network;
    this.storage = storage;
    this.containers = containers;
    this.stopping = stopping;
    this.waiting = waiting;
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
    public String createNetwork(Action.CreateNetwork action) {
      return network.create(action);
    }

    @Override
    public String removeNetwork(Action.RemoveNetwork action) {
      return network.remove(action);
    }

    @Override
    public String createVolume(Action.CreateVolume action) {
      return storage.create(action);
    }

    @Override
    public String removeVolume(Action.RemoveVolume action) {
      return storage.remove(action);
    }

    @Override
    public String createEndpoint(Action.CreateEndpoint action) {
      return network.create(action);
    }

    @Override
    public String removeEndpoint(Action.RemoveEndpoint action) {
      return network.remove(action);
    }

    @Override
    public String updatePorts(Action.UpdatePorts action) {
      return network.update(action);
    }

    @Override
    public String createNamespace(Action.CreateNamespace action) {
      return network.create(action);
    }

    @Override
    public String removeNamespace(Action.RemoveNamespace action) {
      return network.remove(action);
    }

    @Override
    public String createContainer(Action.CreateContainer action) {
      return containers.create(action);
    }

    @Override
    public String stopContainer(Action.StopContainer action) {
      return stopping.stop(action);
    }

    @Override
    public String removeContainer(Action.RemoveContainer action) {
      return containers.remove(action);
    }

    @Override
    public String updateContainer(Action.UpdateContainer action) {
      return containers.update(action);
    }

    @Override
    public String updateHosts(Action.UpdateHosts action) {
      return containers.update(action);
    }

    @Override
    public String awaitContainer(Action.AwaitContainer action) {
      return waiting.await(action, progress);
    }
  }
}
