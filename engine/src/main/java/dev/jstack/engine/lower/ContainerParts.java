package dev.jstack.engine.lower;

import dev.jstack.engine.address.SystemId;
import dev.jstack.engine.desired.SecretText;
import dev.jstack.engine.desired.ServiceRuntime.LimitValues;
import dev.jstack.host.document.hcs.Container.Device;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import dev.jstack.schema.model.Networking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a container's document is made of. */
record ContainerParts(
    ServiceChoice choice,
    SystemId id,
    String scratch,
    Optional<String> hostname,
    NamespacePlan namespace,
    List<MappedDirectory> directories,
    List<MappedPipe> pipes,
    LimitValues limits,
    List<Device> devices,
    Optional<SecretText> credentialSpec) {

  List<String> layers() {
    return choice.image().layers();
  }

  /** Search suffixes as documents carry them. */
  Optional<String> dnsSearchList() {
    Networking networking = choice.service().networking();
    List<String> suffixes = new ArrayList<>(networking.domain().stream().toList());
    networking.dnsSearch().stream().filter(s -> !suffixes.contains(s)).forEach(suffixes::add);
    return suffixes.isEmpty() ? Optional.empty() : Optional.of(String.join(",", suffixes));
  }
}
