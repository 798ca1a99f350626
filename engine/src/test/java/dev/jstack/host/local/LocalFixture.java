package dev.jstack.host.local;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.contract.Given;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.document.hcs.ProcessStatus;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A local host with a few systems, and the proof that nothing of them is left. */
final class LocalFixture {
  static final UUID NETWORK = new UUID(21, 1);
  private final Path root;
  private final Map<String, HcsSystem> systems = new LinkedHashMap<>();
  private final List<UUID> namespaces = new ArrayList<>();
  private final List<UUID> endpoints = new ArrayList<>();
  private boolean network;
  private LocalHost host;

  LocalFixture(Path root) {
    this.root = root;
    this.host = LocalHost.open(root, Map.of("PATH", System.getenv("PATH")), true);
  }

  LocalHost host() {
    return host;
  }

  /** As if the serving process had died and another one came: handles of the first mean nothing. */
  void reopen() {
    host.close();
    host = LocalHost.open(root, Map.of("PATH", System.getenv("PATH")), true);
    systems.replaceAll((id, old) -> host.compute().openComputeSystem(id));
  }

  void network() {
    host.network().createNetwork(NETWORK, Given.network("t", "10.219.7.0/24", "10.219.7.1"));
    network = true;
  }

  UUID namespace(String address, Policy... ports) {
    return namespace(Given.endpoint(address, Optional.of(address), ports));
  }

  UUID namespace(String address, List<String> nameServers) {
    String servers = nameServers.stream().map(s -> "\"" + s + "\"").collect(joining(","));
    String plain = Given.endpoint(address, Optional.of(address));
    return namespace(plain.replaceFirst("\\{", "{\"Dns\":{\"ServerList\":[" + servers + "]},"));
  }

  private UUID namespace(String settings) {
    UUID endpoint = new UUID(22, endpoints.size() + 1);
    UUID namespace = new UUID(23, endpoints.size() + 1);
    host.network().createEndpoint(NETWORK, endpoint, settings);
    host.network().createNamespace(namespace, Given.namespace(namespace));
    host.network()
        .modifyNamespace(
            namespace, Json.DOCUMENT.write(HcnModifyRequest.attach(endpoint.toString())));
    endpoints.add(endpoint);
    namespaces.add(namespace);
    return namespace;
  }

  HcsSystem start(String id, Optional<UUID> namespace, List<MappedDirectory> directories) {
    return start(id, namespace, directories, List.of());
  }

  HcsSystem start(
      String id,
      Optional<UUID> namespace,
      List<MappedDirectory> directories,
      List<MappedPipe> pipes) {
    String document =
        Json.DOCUMENT.write(
            Given.container(
                Roots.MACHINE,
                Roots.prepared(host, id),
                namespace.map(UUID::toString),
                directories,
                pipes));
    return started(id, document);
  }

  HcsSystem startMachine(String id) {
    String scratch = Roots.created(host, id);
    return started(
        id, Json.DOCUMENT.write(Given.machine(id, Roots.MACHINE, scratch, scratch, List.of())));
  }

  private HcsSystem started(String id, String document) {
    HcsSystem system = host.compute().createComputeSystem(id, document, Given.soon());
    systems.put(id, system);
    system.start(Given.soon());
    return system;
  }

  static HcsProcess run(HcsSystem system, String command) {
    return system.createProcess(Given.process(command), Given.soon());
  }

  static HcsProcess run(HcsSystem system, ProcessParameters parameters) {
    return system.createProcess(Json.DOCUMENT.write(parameters), Given.soon());
  }

  /** What a command writes until it ends. */
  static String output(HcsSystem system, String command) throws IOException {
    try (HcsProcess process = run(system, command)) {
      return text(process);
    }
  }

  static String text(HcsProcess process) throws IOException {
    return new String(
        process.standardOutput().orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
  }

  static long exitCode(HcsProcess process) {
    return Json.DOCUMENT
        .read(process.waitForExit(Given.soon()).orElseThrow(), ProcessStatus.class)
        .knownExitCode();
  }

  /** Reads one line without waiting for the end. */
  static String line(InputStream stream) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = stream.read();
    while (c >= 0 && c != '\n') {
      line.append((char) c);
      c = stream.read();
    }
    return line.toString();
  }

  /** Ends everything through the seam, then looks for remains. */
  void destroy() {
    systems.forEach(
        (id, system) -> {
          if (system.waitForExit(Given.now()).isEmpty()) {
            system.terminate(Given.soon());
          }
          system.close();
          host.storage().destroyLayer(root.resolve("scratch").resolve(id).toString());
        });
    namespaces.forEach(host.network()::deleteNamespace);
    endpoints.forEach(host.network()::deleteEndpoint);
    if (network) {
      host.network().deleteNetwork(NETWORK);
    }
    host.close();
    assertThat(ProcessTable.withEnvironment("JSTACK_SYSTEM=" + root)).isEmpty();
    for (String name : List.of("systems", "scratch", "hcs", "pipes")) {
      assertThat(root.resolve(name).toFile().list()).as(name).isNullOrEmpty();
    }
    assertThat(root.resolve("router")).doesNotExist();
  }
}
