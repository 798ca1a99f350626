package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.desired.ContainerDocument;
import dev.jstack.engine.desired.ServiceRuntime;
import dev.jstack.host.document.hcs.ComputeSystem;
import dev.jstack.host.document.hcs.Container;
import dev.jstack.host.document.hcs.RegistryChanges;
import dev.jstack.host.document.hcs.Storage;
import dev.jstack.schema.model.Limits;
import java.util.List;
import java.util.Optional;

/** The document of a process-isolated container, schema 2. */
final class ProcessDocument {
  /** The grace period is the supervisor's; Windows itself would kill after five seconds. */
  private static final RegistryChanges NO_KILL_TIMEOUT =
      new RegistryChanges(
          List.of(
              RegistryChanges.RegistryValue.text(
                  new RegistryChanges.RegistryKey("System", "ControlSet001\\Control", false),
                  "WaitToKillServiceTimeout",
                  String.valueOf(Integer.MAX_VALUE))),
          List.of());

  private ProcessDocument() {}

  static ContainerDocument of(ContainerParts parts) {
    return new ContainerDocument.ProcessIsolated(ComputeSystem.of(Naming.OWNER, container(parts)));
  }

  private static Container container(ContainerParts parts) {
    return new Container(
        parts.hostname().map(name -> new Container.GuestOs(Optional.of(name))),
        Optional.of(storage(parts)),
        parts.directories(),
        parts.pipes(),
        parts.limits().memoryInMb().map(mb -> new Container.Memory(Optional.of(mb))),
        processor(parts.limits()),
        Optional.of(networking(parts)),
        Optional.empty(),
        Optional.empty(),
        Optional.of(NO_KILL_TIMEOUT),
        parts.devices(),
        Optional.empty());
  }

  private static Storage storage(ContainerParts parts) {
    Limits limits = parts.choice().service().limits();
    boolean limited = limits.iopsMaximum().isPresent() || limits.bandwidthMaximum().isPresent();
    return new Storage(
        parts.layers().stream().map(path -> Storage.Layer.of("", path)).toList(),
        Optional.empty(),
        limited
            ? Optional.of(new Storage.StorageQoS(limits.iopsMaximum(), limits.bandwidthMaximum()))
            : Optional.empty());
  }

  private static Optional<Container.Processor> processor(ServiceRuntime.LimitValues limits) {
    Container.Processor processor =
        new Container.Processor(
            limits.processorCount(), limits.processorWeight(), limits.processorMaximum());
    boolean limited =
        processor.count().isPresent()
            || processor.weight().isPresent()
            || processor.maximum().isPresent();
    return Optional.of(processor).filter(p -> limited);
  }

  private static Container.Networking networking(ContainerParts parts) {
    return new Container.Networking(
        true,
        parts.dnsSearchList(),
        Optional.empty(),
        parts.namespace().resource().map(namespace -> namespace.id().toString()),
        List.of());
  }
}
