package dev.jstack.engine;

import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.engine.StackStatus.State;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.converge.ReplicaHealth;
import dev.jstack.engine.desired.ServiceRuntime.PublishedPort;
import dev.jstack.engine.observed.HostSnapshot;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.observed.Observer;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.engine.state.WatchRecord;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import dev.jstack.schema.model.StackName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is there of stacks, as a status. */
final class StatusReader {
  private final Observer observer;

  StatusReader(Observer observer) {
    this.observer = observer;
  }

  StackStatus status(StackName stack, HostSnapshot host) {
    ObservedState observed = observer.observe(stack, host);
    Map<ResourceAddress, HcnEndpoint> endpoints = observed.endpoints();
    List<Replica> replicas = new ArrayList<>();
    for (ObservedContainer container : observed.containers().values()) {
      boolean later =
          container.id().isHook() && observed.containersAt(container.address()).isEmpty();
      if (later || !container.id().isHook()) {
        replicas.add(replica(container, observed, endpoints));
      }
    }
    List<String> files = observed.applied().map(AppliedStack::files).orElse(List.of());
    return new StackStatus(stack, files, replicas);
  }

  private static Replica replica(
      ObservedContainer container,
      ObservedState observed,
      Map<ResourceAddress, HcnEndpoint> endpoints) {
    ResourceAddress address = container.address();
    Optional<ReplicaRecord> record = container.record();
    Optional<WatchRecord> watch = container.watch();
    ResourceAddress namespace = observed.namespaceOf(container.id());
    List<HcnEndpoint> own =
        endpoints.entrySet().stream()
            .filter(entry -> entry.getKey().owner().equals(namespace))
            .map(Map.Entry::getValue)
            .toList();
    return new Replica(
        address.name(),
        address.replica(),
        name(address, observed),
        container.id().toString(),
        record.map(r -> r.isolation().word()).orElse("?"),
        record.map(ReplicaRecord::image),
        state(container),
        health(container),
        record.flatMap(ReplicaRecord::pid).filter(pid -> container.isUp()),
        record.flatMap(ReplicaRecord::startedAt),
        watch.flatMap(WatchRecord::exitedAt).filter(at -> !container.isUp()),
        watch.flatMap(WatchRecord::nextRestartAt),
        own.stream()
            .flatMap(endpoint -> endpoint.ipConfigurations().stream())
            .map(HcnEndpoint.IpConfiguration::ipAddress)
            .toList(),
        ports(own, record),
        observed
            .applied()
            .filter(applied -> !applied.services().contains(address.name()))
            .isPresent(),
        container.unfinished());
  }

  /** A service with one replica is called as in the file. */
  private static String name(ResourceAddress address, ObservedState observed) {
    long replicas =
        observed.containers().keySet().stream()
            .map(id -> id.address())
            .filter(other -> other.name().equals(address.name()))
            .distinct()
            .count();
    return replicas == 1 && address.replica() == 1
        ? address.name()
        : address.name() + "-" + address.replica();
  }

  /** While something runs before it, a replica is being made. */
  private static State state(ObservedContainer container) {
    if (container.id().isHook()) {
      return State.CREATED;
    }
    if (container.isRestarting()) {
      return State.RESTARTING;
    }
    return switch (container.presence()) {
      case RUNNING -> container.processGone() ? State.EXITED : State.RUNNING;
      case PAUSED -> State.PAUSED;
      case CREATED -> State.CREATED;
      case STOPPED -> idle(container);
    };
  }

  private static State idle(ObservedContainer container) {
    if (container.isStoppedByRequest()) {
      return State.STOPPED;
    }
    boolean started = container.record().flatMap(ReplicaRecord::startedAt).isPresent();
    return started ? State.EXITED : State.CREATED;
  }

  private static ReplicaHealth health(ObservedContainer container) {
    Optional<WatchRecord> watch = container.watch();
    ReplicaHealth.State word =
        switch (state(container)) {
          case RUNNING, PAUSED -> watch.map(StatusReader::word).orElse(ReplicaHealth.State.RUNNING);
          case RESTARTING -> ReplicaHealth.State.RESTARTING;
          case EXITED, STOPPED -> ReplicaHealth.State.EXITED;
          case CREATED -> ReplicaHealth.State.UNKNOWN;
        };
    return new ReplicaHealth(
        word,
        watch.map(WatchRecord::healthText).orElse(""),
        container.isUp() ? Optional.empty() : watch.flatMap(WatchRecord::exitCode),
        watch.map(WatchRecord::restarts).orElse(0));
  }

  private static ReplicaHealth.State word(WatchRecord watch) {
    return watch.health().isEmpty()
        ? ReplicaHealth.State.RUNNING
        : ReplicaHealth.State.valueOf(watch.health().toUpperCase(Locale.ROOT));
  }

  /** As the host has them; for a namespace shared with others, as they were asked for. */
  private static List<String> ports(List<HcnEndpoint> own, Optional<ReplicaRecord> record) {
    List<String> live =
        own.stream()
            .flatMap(endpoint -> endpoint.portMappings().stream())
            .map(StatusReader::port)
            .toList();
    return live.isEmpty() ? record.map(StatusReader::ports).orElse(List.of()) : live;
  }

  private static List<String> ports(ReplicaRecord record) {
    return record.runtime().ports().stream().map(StatusReader::port).toList();
  }

  private static String port(PortMapping port) {
    String outside = port.externalPort().map(number -> number + "→").orElse("");
    return outside + port.internalPort() + (port.protocol() == 17 ? "/udp" : "");
  }

  private static String port(PublishedPort port) {
    String outside = port.published().map(number -> number + "→").orElse("");
    return outside + port.target() + (port.protocol().equals("udp") ? "/udp" : "");
  }
}
