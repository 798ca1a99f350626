package dev.jstack.host.intercept;

import dev.jstack.host.api.HcnApi;
import java.util.UUID;
import java.util.function.Supplier;

/** {@link HcnApi}, each call through the interceptor. */
final class InterceptedHcn implements HcnApi {
  private final HcnApi host;
  private final Interceptor interceptor;

  InterceptedHcn(HcnApi host, Interceptor interceptor) {
    this.host = host;
    this.interceptor = interceptor;
  }

  @Override
  public String version() {
    return ask(NativeFunction.HNSCALL, "", "", host::version);
  }

  @Override
  public String enumerateNetworks(String query) {
    return ask(
        NativeFunction.HCN_ENUMERATE_NETWORKS, "", query, () -> host.enumerateNetworks(query));
  }

  @Override
  public void createNetwork(UUID id, String settings) {
    tell(NativeFunction.HCN_CREATE_NETWORK, id, settings, () -> host.createNetwork(id, settings));
  }

  @Override
  public String queryNetwork(UUID id, String query) {
    return ask(
        NativeFunction.HCN_QUERY_NETWORK_PROPERTIES,
        id.toString(),
        query,
        () -> host.queryNetwork(id, query));
  }

  @Override
  public void modifyNetwork(UUID id, String request) {
    tell(NativeFunction.HCN_MODIFY_NETWORK, id, request, () -> host.modifyNetwork(id, request));
  }

  @Override
  public void deleteNetwork(UUID id) {
    tell(NativeFunction.HCN_DELETE_NETWORK, id, "", () -> host.deleteNetwork(id));
  }

  @Override
  public String enumerateEndpoints(String query) {
    return ask(
        NativeFunction.HCN_ENUMERATE_ENDPOINTS, "", query, () -> host.enumerateEndpoints(query));
  }

  @Override
  public void createEndpoint(UUID network, UUID id, String settings) {
    tell(
        NativeFunction.HCN_CREATE_ENDPOINT,
        id,
        settings,
        () -> host.createEndpoint(network, id, settings));
  }

  @Override
  public String queryEndpoint(UUID id, String query) {
    return ask(
        NativeFunction.HCN_QUERY_ENDPOINT_PROPERTIES,
        id.toString(),
        query,
        () -> host.queryEndpoint(id, query));
  }

  @Override
  public void modifyEndpoint(UUID id, String request) {
    tell(NativeFunction.HCN_MODIFY_ENDPOINT, id, request, () -> host.modifyEndpoint(id, request));
  }

  @Override
  public void deleteEndpoint(UUID id) {
    tell(NativeFunction.HCN_DELETE_ENDPOINT, id, "", () -> host.deleteEndpoint(id));
  }

  @Override
  public String enumerateNamespaces(String query) {
    return ask(
        NativeFunction.HCN_ENUMERATE_NAMESPACES, "", query, () -> host.enumerateNamespaces(query));
  }

  @Override
  public void createNamespace(UUID id, String settings) {
    tell(
        NativeFunction.HCN_CREATE_NAMESPACE,
        id,
        settings,
        () -> host.createNamespace(id, settings));
  }

  @Override
  public String queryNamespace(UUID id, String query) {
    return ask(
        NativeFunction.HCN_QUERY_NAMESPACE_PROPERTIES,
        id.toString(),
        query,
        () -> host.queryNamespace(id, query));
  }

  @Override
  public void modifyNamespace(UUID id, String request) {
    tell(NativeFunction.HCN_MODIFY_NAMESPACE, id, request, () -> host.modifyNamespace(id, request));
  }

  @Override
  public void deleteNamespace(UUID id) {
    tell(NativeFunction.HCN_DELETE_NAMESPACE, id, "", () -> host.deleteNamespace(id));
  }

  private String ask(NativeFunction function, String object, String query, Supplier<String> call) {
    return interceptor.around(Call.of(function, object, query), call);
  }

  private void tell(NativeFunction function, UUID id, String document, Runnable call) {
    interceptor.around(Call.of(function, id.toString(), document), Interceptor.running(call));
  }
}
