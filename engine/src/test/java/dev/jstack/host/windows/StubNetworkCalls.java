package dev.jstack.host.windows;

import dev.jstack.host.api.HcnApi;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The calls of computenetwork.dll. Where GUID_NULL is given, the host's side chooses the id. */
final class StubNetworkCalls {
  private static final UUID NULL = new UUID(0, 0);
  private static final String ANY = "{\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}";

  private final HcnApi network;

  StubNetworkCalls(HcnApi network) {
    this.network = network;
  }

  void addTo(BiConsumer<String, Function<List<String>, List<String>>> functions) {
    lists(functions);
    objects(functions);
    StubHns legacy = new StubHns(network);
    functions.accept("HNSCall", a -> List.of(legacy.call(a.get(0), a.get(1), a.get(2))));
  }

  private void lists(BiConsumer<String, Function<List<String>, List<String>>> functions) {
    functions.accept("HcnEnumerateNetworks", a -> List.of(network.enumerateNetworks(a.get(0))));
    functions.accept("HcnEnumerateEndpoints", a -> List.of(network.enumerateEndpoints(a.get(0))));
    functions.accept("HcnEnumerateNamespaces", a -> List.of(network.enumerateNamespaces(a.get(0))));
  }

  private void objects(BiConsumer<String, Function<List<String>, List<String>>> functions) {
    functions.accept(
        "HcnCreateNetwork",
        a -> created(a.get(0), id -> network.createNetwork(id, StubV1.network(a.get(1)))));
    functions.accept("HcnOpenNetwork", a -> opened(a.get(0), id -> network.queryNetwork(id, ANY)));
    functions.accept(
        "HcnQueryNetworkProperties", a -> List.of(network.queryNetwork(id(a), a.get(1))));
    functions.accept("HcnModifyNetwork", a -> done(() -> network.modifyNetwork(id(a), a.get(1))));
    functions.accept("HcnDeleteNetwork", a -> done(() -> network.deleteNetwork(id(a))));

    functions.accept(
        "HcnCreateEndpoint",
        a -> created(a.get(1), id -> network.createEndpoint(id(a), id, StubV1.endpoint(a.get(2)))));
    functions.accept(
        "HcnOpenEndpoint", a -> opened(a.get(0), id -> network.queryEndpoint(id, ANY)));
    functions.accept(
        "HcnQueryEndpointProperties", a -> List.of(network.queryEndpoint(id(a), a.get(1))));
    functions.accept("HcnModifyEndpoint", a -> done(() -> network.modifyEndpoint(id(a), a.get(1))));
    functions.accept("HcnDeleteEndpoint", a -> done(() -> network.deleteEndpoint(id(a))));

    functions.accept(
        "HcnCreateNamespace", a -> created(a.get(0), id -> network.createNamespace(id, a.get(1))));
    functions.accept(
        "HcnOpenNamespace", a -> opened(a.get(0), id -> network.queryNamespace(id, ANY)));
    functions.accept(
        "HcnQueryNamespaceProperties", a -> List.of(network.queryNamespace(id(a), a.get(1))));
    functions.accept(
        "HcnModifyNamespace", a -> done(() -> network.modifyNamespace(id(a), a.get(1))));
    functions.accept("HcnDeleteNamespace", a -> done(() -> network.deleteNamespace(id(a))));
  }

  private static UUID id(List<String> arguments) {
    return UUID.fromString(arguments.get(0));
  }

  private interface Creation {
    void as(UUID id);
  }

  private static List<String> created(String wanted, Creation creation) {
    UUID id = UUID.fromString(wanted);
    UUID chosen = id.equals(NULL) ? UUID.randomUUID() : id;
    creation.as(chosen);
    return List.of(chosen.toString());
  }

  /** Opening finds out whether the object is there; the handle is its id. */
  private static List<String> opened(String id, Function<UUID, String> query) {
    return query.apply(UUID.fromString(id)).isEmpty() ? List.of("") : List.of();
  }

  private static List<String> done(Runnable call) {
    call.run();
    return List.of();
  }
}
