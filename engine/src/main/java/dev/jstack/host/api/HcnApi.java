package dev.jstack.host.api;

import java.util.UUID;

/**
 * Networks, endpoints and namespaces: the functions of computenetwork.dll. Each call opens, works
 * and closes its own handle, so a handle never outlives a call. Ids are lower case without braces
 * in text.
 */
public interface HcnApi {

  /** HNSCall GET /globals/version: {@code {"Major":n,"Minor":n}}. */
  String version();

  /** HcnEnumerateNetworks: a JSON array of ids. */
  String enumerateNetworks(String query);

  /** HcnCreateNetwork. */
  void createNetwork(UUID id, String settings);

  /** HcnOpenNetwork and HcnQueryNetworkProperties. */
  String queryNetwork(UUID id, String query);

  /** HcnModifyNetwork with a ModifyNetworkSettingRequest. */
  void modifyNetwork(UUID id, String request);

  /** HcnDeleteNetwork. */
  void deleteNetwork(UUID id);

  /** HcnEnumerateEndpoints: a JSON array of ids. */
  String enumerateEndpoints(String query);

  /** HcnOpenNetwork and HcnCreateEndpoint. */
  void createEndpoint(UUID network, UUID id, String settings);

  /** HcnOpenEndpoint and HcnQueryEndpointProperties. */
  String queryEndpoint(UUID id, String query);

  /** HcnModifyEndpoint with a ModifyEndpointSettingRequest. */
  void modifyEndpoint(UUID id, String request);

  /** HcnDeleteEndpoint. */
  void deleteEndpoint(UUID id);

  /** HcnEnumerateNamespaces: a JSON array of ids. */
  String enumerateNamespaces(String query);

  /** HcnCreateNamespace. */
  void createNamespace(UUID id, String settings);

  /** HcnOpenNamespace and HcnQueryNamespaceProperties. */
  String queryNamespace(UUID id, String query);

  /** HcnModifyNamespace with a ModifyNamespaceSettingRequest. */
  void modifyNamespace(UUID id, String request);

  /** HcnDeleteNamespace. */
  void deleteNamespace(UUID id);
}
