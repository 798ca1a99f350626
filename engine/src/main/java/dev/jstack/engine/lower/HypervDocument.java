package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.desired.ContainerDocument;
import dev.jstack.engine.desired.SecretText;
import dev.jstack.host.document.hcs.V1Container;
import dev.jstack.schema.model.Limits;
import java.util.List;
import java.util.Optional;

/** The document of a hyperv-isolated container, without a schema version, as Docker sends it. */
final class HypervDocument {
  private HypervDocument() {}

  /**
   * The document.
   *
   * @param utilityVm the folder of the virtual machine's own system, in one of the layers
   */
  static ContainerDocument of(ContainerParts parts, String utilityVm) {
    Limits limits = parts.choice().service().limits();
    List<String> layers = parts.layers();
    return new ContainerDocument.Hyperv(
        new V1Container(
            "Container",
            Optional.of(parts.id().toString()),
            Optional.of(Naming.OWNER),
            Optional.empty(),
            Optional.of(parts.scratch()),
            layers.stream().map(path -> new V1Container.Layer("", path)).toList(),
            false,
            parts.credentialSpec().map(SecretText::reveal),
            parts.limits().processorCount(),
            parts.limits().processorWeight(),
            parts.limits().processorMaximum(),
            limits.iopsMaximum(),
            limits.bandwidthMaximum(),
            Optional.empty(),
            parts.limits().memoryInMb(),
            parts.hostname(),
            parts.directories().stream()
                .map(d -> V1Container.Directory.of(d.hostPath(), d.containerPath(), d.readOnly()))
                .toList(),
            parts.pipes().stream()
                .map(p -> new V1Container.Pipe(p.hostPath(), p.containerPipeName()))
                .toList(),
            true,
            Optional.empty(),
            parts.namespace().endpoints().stream().map(e -> e.id().toString()).toList(),
            Optional.of(V1Container.HvRuntime.of(utilityVm)),
            false,
            true,
            parts.dnsSearchList(),
            Optional.empty(),
            false,
            List.of(),
            List.of()));
  }
}
