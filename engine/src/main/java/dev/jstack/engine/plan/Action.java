package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredNamespace;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.desired.DesiredVolume;
import dev.jstack.engine.desired.ServiceRuntime.StopRule;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import dev.jstack.host.document.hcs.ModifySettingRequest;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.schema.model.Dependency;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What a step of a plan does, with all it takes to do it. Doing it again, or after it was
 * interrupted halfway, comes to the same.
 */
public sealed interface Action {
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

    R awaitContainer(AwaitContainer action);
  }

  /** Makes a network of the host. */
  record CreateNetwork(DesiredNetwork network) implements Action {
    @Override
    public Verb verb() {
      return Verb.CREATE;
    }

    @Override
    public ResourceAddress address() {
      return network.address();
    }

    @Override
    public String object() {
      return network.id().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createNetwork(this);
    }
  }

  /** Removes a network; a shared one stays while others use it. */
  record RemoveNetwork(ResourceAddress address, UUID id) implements Action {
    @Override
    public Verb verb() {
      return Verb.REMOVE;
    }

    @Override
    public String object() {
      return id.toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.removeNetwork(this);
    }
  }

  /** Makes the directory of a volume. */
  record CreateVolume(DesiredVolume volume) implements Action {
    @Override
    public Verb verb() {
      return Verb.CREATE;
    }

    @Override
    public ResourceAddress address() {
      return volume.address();
    }

    @Override
    public String object() {
      return volume.hostPath();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createVolume(this);
    }
  }

  /** Removes the directory of a volume with all it holds. */
  record RemoveVolume(ResourceAddress address, String hostPath) implements Action {
    @Override
    public Verb verb() {
      return Verb.REMOVE;
    }

    @Override
    public String object() {
      return hostPath;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.removeVolume(this);
    }
  }

  /** Makes an endpoint with its published ports. */
  record CreateEndpoint(DesiredEndpoint endpoint) implements Action {
    @Override
    public Verb verb() {
      return Verb.CREATE;
    }

    @Override
    public ResourceAddress address() {
      return endpoint.address();
    }

    @Override
    public String object() {
      return endpoint.id().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createEndpoint(this);
    }
  }

  /** Takes an endpoint out of its namespace and removes it. */
  record RemoveEndpoint(ResourceAddress address, UUID id) implements Action {
    @Override
    public Verb verb() {
      return Verb.REMOVE;
    }

    @Override
    public String object() {
      return id.toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.removeEndpoint(this);
    }
  }

  /** Changes the published ports of an endpoint while its container runs. */
  record UpdatePorts(DesiredEndpoint endpoint, List<PortMapping> removed, List<PortMapping> added)
      implements Action {
    public UpdatePorts {
      removed = List.copyOf(removed);
      added = List.copyOf(added);
    }

    @Override
    public Verb verb() {
      return Verb.UPDATE;
    }

    @Override
    public ResourceAddress address() {
      return endpoint.address();
    }

    @Override
    public String object() {
      return endpoint.id().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.updatePorts(this);
    }
  }

  /** Makes a namespace unless it is there, and attaches what endpoints it lacks, in order. */
  record CreateNamespace(DesiredNamespace namespace, List<UUID> endpoints) implements Action {
    public CreateNamespace {
      endpoints = List.copyOf(endpoints);
    }

    @Override
    public Verb verb() {
      return Verb.CREATE;
    }

    @Override
    public ResourceAddress address() {
      return namespace.address();
    }

    @Override
    public String object() {
      return namespace.id().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createNamespace(this);
    }
  }

  /** Removes a namespace. */
  record RemoveNamespace(ResourceAddress address, UUID id) implements Action {
    @Override
    public Verb verb() {
      return Verb.REMOVE;
    }

    @Override
    public String object() {
      return id.toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.removeNamespace(this);
    }
  }

  /**
   * Makes a container and starts it.
   *
   * @param keepScratch whether a writable layer that is there is used again: what was written
   *     before is kept
   * @param start whether its first process is started, not only its layer made
   */
  record CreateContainer(DesiredContainer container, boolean keepScratch, boolean start)
      implements Action {
    @Override
    public Verb verb() {
      return keepScratch ? Verb.START : Verb.CREATE;
    }

    @Override
    public ResourceAddress address() {
      return container.address();
    }

    @Override
    public String object() {
      return container.id().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.createContainer(this);
    }
  }

  /**
   * Stops a container; its writable layer stays.
   *
   * @param rule how long it may take, and with which signal it is asked
   * @param preStop processes to run in it before
   * @param byRequest whether it stays stopped until somebody asks for it
   */
  record StopContainer(
      SystemId id, StopRule rule, List<ProcessParameters> preStop, boolean byRequest)
      implements Action {
    public StopContainer {
      preStop = List.copyOf(preStop);
    }

    @Override
    public Verb verb() {
      return Verb.STOP;
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
      return visitor.stopContainer(this);
    }
  }

  /** Removes a stopped container: its writable layer, staged files and record. */
  record RemoveContainer(SystemId id) implements Action {
    @Override
    public Verb verb() {
      return Verb.REMOVE;
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
      return visitor.removeContainer(this);
    }
  }

  /** Changes a running container in place: limits, and what its watch must know. */
  record UpdateContainer(DesiredContainer container, List<ModifySettingRequest> requests)
      implements Action {
    public UpdateContainer {
      requests = List.copyOf(requests);
    }

    @Override
    public Verb verb() {
      return Verb.UPDATE;
    }

    @Override
    public ResourceAddress address() {
      return container.address();
    }

    @Override
    public String object() {
      return container.id().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.updateContainer(this);
    }
  }

  /** Tells a running container the addresses of its peers. */
  record UpdateHosts(DesiredContainer container) implements Action {
    @Override
    public Verb verb() {
      return Verb.UPDATE;
    }

    @Override
    public ResourceAddress address() {
      return container.address();
    }

    @Override
    public String object() {
      return container.id().toString();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.updateHosts(this);
    }
  }

  /**
   * Waits until a container is as others need it.
   *
   * @param required whether those who need it cannot do without
   * @param hold how long to wait after that
   */
  record AwaitContainer(
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

  /** Whether it goes on after what it depends on failed. */
  default boolean isTolerant() {
    return this instanceof AwaitContainer await && !await.required();
  }
}
