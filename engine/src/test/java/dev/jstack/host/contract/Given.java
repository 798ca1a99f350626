package dev.jstack.host.contract;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.document.hcs.ComputeSystem;
import dev.jstack.host.document.hcs.Container;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.host.document.hcs.Storage;
import dev.jstack.host.document.hcs.V1Container;
import dev.jstack.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Documents for tests of hosts. */
public final class Given {
  private Given() {}

  /** Long enough for a loaded machine, short enough to notice. */
  public static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  /** Asks without waiting. */
  public static Deadline now() {
    return Deadline.in(Duration.ZERO);
  }

  /** A container of process isolation. */
  public static ComputeSystem container(
      List<String> layers, String volume, Optional<String> namespace) {
    return container(layers, volume, namespace, List.of(), List.of());
  }

  public static ComputeSystem container(
      List<String> layers,
      String volume,
      Optional<String> namespace,
      List<MappedDirectory> directories,
      List<MappedPipe> pipes) {
    return ComputeSystem.of(
        "jstack",
        new Container(
            Optional.of(new Container.GuestOs(Optional.of("web-1"))),
            Optional.of(
                new Storage(
                    layers.stream()
                        .map(path -> Storage.Layer.of(new UUID(0, 1).toString(), path))
                        .toList(),
                    Optional.of(volume),
                    Optional.empty())),
            directories,
            pipes,
            Optional.empty(),
            Optional.empty(),
            namespace.map(
                id ->
                    new Container.Networking(
                        true, Optional.empty(), Optional.empty(), Optional.of(id), List.of())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  /** A container of hyperv isolation, in the older shape. */
  public static V1Container machine(
      String id, List<String> layers, String scratch, String image, List<String> endpoints) {
    return new V1Container(
        "Container",
        Optional.of(id),
        Optional.of("jstack"),
        Optional.empty(),
        Optional.of(scratch),
        layers.stream()
            .map(path -> new V1Container.Layer(new UUID(0, 1).toString(), path))
            .toList(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("vm-1"),
        List.of(),
        List.of(),
        true,
        Optional.empty(),
        endpoints,
        Optional.of(V1Container.HvRuntime.of(image)),
        false,
        true,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        List.of());
  }

  public static String process(String commandLine) {
    return process(commandLine, Map.of());
  }

  public static String process(String commandLine, Map<String, String> environment) {
    return Json.DOCUMENT.write(
        ProcessParameters.of(commandLine, Optional.empty(), Optional.empty(), environment));
  }

  /** A process with a pseudo console. */
  public static String console(String commandLine, int height, int width) {
    return Json.DOCUMENT.write(
        ProcessParameters.of(commandLine, Optional.empty(), Optional.empty(), Map.of())
            .withConsole(height, width));
  }

  public static String network(String name, String prefix, String gateway) {
    return Json.DOCUMENT.write(
        new HcnNetwork(
            Optional.empty(),
            Optional.of(name),
            Optional.of("jstack"),
            Optional.of("NAT"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(
                new HcnNetwork.Ipam(
                    Optional.of("Static"), List.of(HcnNetwork.Subnet.of(prefix, gateway)))),
            Optional.of(HcnNetwork.NON_PERSISTENT),
            Optional.empty(),
            Optional.of(SchemaVersion.HCN)));
  }

  public static String endpoint(String name, Optional<String> address, Policy... policies) {
    return Json.DOCUMENT.write(
        new HcnEndpoint(
            Optional.empty(),
            Optional.of(name),
            Optional.of("jstack"),
            Optional.empty(),
            Optional.empty(),
            List.of(policies),
            address.map(HcnEndpoint.IpConfiguration::of).stream().toList(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(SchemaVersion.HCN)));
  }

  public static Policy port(int external, int internal) {
    return Policy.of(Policy.PortMapping.of(6, internal, Optional.of(external)));
  }

  public static String namespace(UUID id) {
    return Json.DOCUMENT.write(HcnNamespace.of(id.toString()));
  }
}
