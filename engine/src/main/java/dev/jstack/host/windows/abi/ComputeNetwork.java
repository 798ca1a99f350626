package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * computenetwork.dll (Windows 10 1809, Server 2019). Texts that it gives, error records included,
 * are freed with CoTaskMemFree whether the call succeeded or not.
 */
public interface ComputeNetwork extends Library {
  int HcnEnumerateNetworks(String query, OwnedText networks, OwnedText error);

  int HcnCreateNetwork(
      GuidReference id, String settings, PointerByReference network, OwnedText error);

  int HcnOpenNetwork(GuidReference id, PointerByReference network, OwnedText error);

  int HcnModifyNetwork(Pointer network, String settings, OwnedText error);

  int HcnQueryNetworkProperties(
      Pointer network, String query, OwnedText properties, OwnedText error);

  int HcnDeleteNetwork(GuidReference id, OwnedText error);

  int HcnCloseNetwork(Pointer network);

  int HcnEnumerateEndpoints(String query, OwnedText endpoints, OwnedText error);

  int HcnCreateEndpoint(
      Pointer network,
      GuidReference id,
      String settings,
      PointerByReference endpoint,
      OwnedText error);

  int HcnOpenEndpoint(GuidReference id, PointerByReference endpoint, OwnedText error);

  int HcnModifyEndpoint(Pointer endpoint, String settings, OwnedText error);

  int HcnQueryEndpointProperties(
      Pointer endpoint, String query, OwnedText properties, OwnedText error);

  int HcnDeleteEndpoint(GuidReference id, OwnedText error);

  int HcnCloseEndpoint(Pointer endpoint);

  int HcnEnumerateNamespaces(String query, OwnedText namespaces, OwnedText error);

  int HcnCreateNamespace(
      GuidReference id, String settings, PointerByReference namespace, OwnedText error);

  int HcnOpenNamespace(GuidReference id, PointerByReference namespace, OwnedText error);

  int HcnModifyNamespace(Pointer namespace, String settings, OwnedText error);

  int HcnQueryNamespaceProperties(
      Pointer namespace, String query, OwnedText properties, OwnedText error);

  int HcnDeleteNamespace(GuidReference id, OwnedText error);

  int HcnCloseNamespace(Pointer namespace);
}
