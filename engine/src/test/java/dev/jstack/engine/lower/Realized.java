package dev.jstack.engine.lower;

import dev.jstack.engine.address.Naming;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.ContainerDocument;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredNamespace;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.desired.DesiredResource;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.desired.DesiredVolume;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.document.hcn.HcnModifyRequest;
import dev.jstack.host.document.hcs.CredentialGuardState;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.json.Json;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.StackName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A desired state made on a simulated host, one call after the other, each with its document. */
final class Realized {
  private static final Deadline SOON = Deadline.in(Duration.ofSeconds(30));

  private final Host host;
  private final StackName stack;
  private final List<Sent> sent = new ArrayList<>();

  /** A native call and the document that it was given. */
  record Sent(String call, String object, String document) {}

  private Realized(Host host, StackName stack) {
    this.host = host;
    this.stack = stack;
  }

  static List<Sent> on(Host host, DesiredState state) {
    Realized realized = new Realized(host, state.stack());
    state.resources().values().forEach(realized::make);
    return realized.sent;
  }

  private void make(DesiredResource resource) {
    resource.accept(
        new DesiredResource.Visitor<Boolean>() {
          @Override
          public Boolean network(DesiredNetwork network) {
            network
                .document()
                .ifPresent(
                    document ->
                        host.network()
                            .createNetwork(
                                network.id(), send("HcnCreateNetwork", network.id(), document)));
            return true;
          }

          @Override
          public Boolean volume(DesiredVolume volume) {
            host.storage().createDirectory(volume.hostPath(), "");
            return true;
          }

          @Override
          public Boolean namespace(DesiredNamespace namespace) {
            host.network()
                .createNamespace(
                    namespace.id(),
                    send("HcnCreateNamespace", namespace.id(), namespace.document()));
            for (ResourceAddress endpoint : namespace.endpoints()) {
              String id = Naming.guidText(stack, endpoint);
              host.network()
                  .modifyNamespace(
                      namespace.id(),
                      send("HcnModifyNamespace", namespace.id(), HcnModifyRequest.attach(id)));
            }
            return true;
          }

          @Override
          public Boolean endpoint(DesiredEndpoint endpoint) {
            host.network()
                .createEndpoint(
                    endpoint.networkId(),
                    endpoint.id(),
                    send("HcnCreateEndpoint", endpoint.id(), endpoint.document()));
            return true;
          }

          @Override
          public Boolean container(DesiredContainer container) {
            start(container);
            return true;
          }
        });
  }

  private void start(DesiredContainer container) {
    String scratch = container.scratch().path();
    List<String> parents = container.scratch().parents();
    host.storage().createSandboxLayer(scratch, parents);
    String volume = "";
    if (container.isolation() == Isolation.PROCESS) {
      host.storage().activateLayer(scratch);
      host.storage().prepareLayer(scratch, parents);
      volume = host.storage().getLayerMountPath(scratch);
    }
    Map<String, UUID> ids = new LinkedHashMap<>();
    for (String layer : parents) {
      ids.put(
          layer,
          host.storage()
              .nameToGuid(
                  layer.substring(Math.max(layer.lastIndexOf('\\'), layer.lastIndexOf('/')) + 1)));
    }
    String document =
        container
            .document()
            .complete(
                new ContainerDocument.HostParts(volume, ids, credentialGuard(container), true));
    String id = container.id().toString();
    sent.add(new Sent("HcsCreateComputeSystem", id, document));
    HcsSystem system = host.compute().createComputeSystem(id, document, SOON);
    system.start(SOON);
    container.preparations().forEach(process -> run(system, id, process));
    run(system, id, container.process());
  }

  private void run(HcsSystem system, String id, ProcessParameters process) {
    String document = Json.DOCUMENT.write(process);
    sent.add(new Sent("HcsCreateProcess", id, document));
    system.createProcess(document, SOON);
  }

  private static Optional<CredentialGuardState> credentialGuard(DesiredContainer container) {
    return container
        .credentialSpec()
        .map(
            spec ->
                new CredentialGuardState(
                    Optional.of("AAAA"),
                    Optional.of("rpc"),
                    Optional.of("LRPC"),
                    Optional.of(spec.reveal())));
  }

  private String send(String call, UUID id, Record document) {
    String text = Json.DOCUMENT.write(document);
    sent.add(new Sent(call, id.toString(), text));
    return text;
  }
}
