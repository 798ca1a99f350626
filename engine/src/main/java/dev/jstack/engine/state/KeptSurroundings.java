package dev.jstack.engine.state;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.engine.desired.DesiredNamespace;
import dev.jstack.engine.desired.DesiredNetwork;
import dev.jstack.engine.desired.DesiredResource;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.json.Json;
import dev.jstack.schema.model.StackName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What surrounds the containers of a stack, to what is kept of it and back. */
public final class KeptSurroundings {
  private KeptSurroundings() {}

  /** What of {@code desired} can be made again without the stack file, in an order that works. */
  public static List<KeptResource> of(DesiredState desired) {
    List<KeptResource> kept = new ArrayList<>();
    desired.all(DesiredNetwork.class).forEach(network -> kept.add(network(network)));
    desired.all(DesiredEndpoint.class).forEach(endpoint -> kept.add(endpoint(endpoint)));
    desired.all(DesiredNamespace.class).forEach(namespace -> kept.add(namespace(namespace)));
    return kept;
  }

  private static KeptResource network(DesiredNetwork network) {
    return new KeptResource(
        network.address(),
        network.id(),
        network.document().map(Json.DOCUMENT::write),
        List.of(),
        network.range());
  }

  private static KeptResource endpoint(DesiredEndpoint endpoint) {
    return new KeptResource(
        endpoint.address(),
        endpoint.id(),
        Optional.of(Json.DOCUMENT.write(endpoint.document())),
        endpoint.needs(),
        "");
  }

  private static KeptResource namespace(DesiredNamespace namespace) {
    return new KeptResource(
        namespace.address(),
        namespace.id(),
        Optional.of(Json.DOCUMENT.write(namespace.document())),
        namespace.endpoints(),
        "");
  }

  /** What was around the containers of {@code stack} when it was applied last. */
  public static DesiredState desired(StackName stack, Optional<AppliedStack> applied) {
    Map<ResourceAddress, DesiredResource> resources = new LinkedHashMap<>();
    applied
        .map(AppliedStack::surroundings)
        .orElse(List.of())
        .forEach(kept -> resources.put(kept.address(), resource(kept)));
    return new DesiredState(stack, resources, Map.of(), List.of());
  }

  private static DesiredResource resource(KeptResource kept) {
    return switch (kept.address().kind()) {
      case NETWORK -> network(kept);
      case ENDPOINT -> endpoint(kept, read(kept, HcnEndpoint.class));
      case NAMESPACE ->
          new DesiredNamespace(
              kept.address(), kept.id(), read(kept, HcnNamespace.class), kept.needs(), "");
      case VOLUME, SERVICE, PROVIDER ->
          throw new IllegalArgumentException("not kept: " + kept.address());
    };
  }

  private static DesiredNetwork network(KeptResource kept) {
    Optional<HcnNetwork> document = kept.document().map(text -> read(kept, HcnNetwork.class));
    return new DesiredNetwork(kept.address(), kept.id(), document, kept.range(), "");
  }

  private static DesiredEndpoint endpoint(KeptResource kept, HcnEndpoint document) {
    Optional<String> address =
        document.ipConfigurations().stream()
            .map(HcnEndpoint.IpConfiguration::ipAddress)
            .findFirst();
    UUID network = UUID.fromString(document.hostComputeNetwork().orElseThrow());
    return new DesiredEndpoint(
        kept.address(), kept.id(), kept.needs().get(0), network, address, document, "");
  }

  private static <T extends Record> T read(KeptResource kept, Class<T> type) {
    return Json.DOCUMENT.readLenient(kept.document().orElseThrow(), type);
  }
}
