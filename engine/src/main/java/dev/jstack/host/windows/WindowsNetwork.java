package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.document.hcn.HcnVersion;
import dev.jstack.host.windows.abi.ComputeNetwork;
import dev.jstack.host.windows.abi.GuidReference;
import dev.jstack.host.windows.abi.OwnedText;
import dev.jstack.json.Json;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Networks, endpoints and namespaces through computenetwork.dll. A handle is an RPC context: it is
 * opened for one call and closed after it, whatever the call said.
 */
final class WindowsNetwork implements HcnApi {
  private static final String VERSION = "/globals/version";

  private final Dlls dlls;
  private final ComputeNetwork network;
  private final HnsFloor floor =
      new HnsFloor(() -> Json.DOCUMENT.readLenient(version(), HcnVersion.class));

  WindowsNetwork(Dlls dlls) {
    this.dlls = dlls;
    this.network = dlls.libraries().network();
  }

  /** There is no export for it in computenetwork.dll; the older route of HNS has it. */
  @Override
  public String version() {
    String envelope =
        timed(
            "HNSCall",
            VERSION,
            () -> {
              OwnedText response = new OwnedText();
              int code = dlls.libraries().compute().HNSCall("GET", VERSION, "", response);
              String text = response.take(dlls.libraries().sharedMemory());
              NativeResult.check(code, "HNSCall", VERSION, text);
              return text;
            });
    Map<?, ?> members = (Map<?, ?>) Json.tree(envelope);
    Object output = members.get("Output");
    if (!Boolean.TRUE.equals(members.get("Success")) || output == null) {
      throw NativeResult.failure(0x80004005, "HNSCall", VERSION, envelope);
    }
    return Json.DOCUMENT.write(output);
  }

  @Override
  public String enumerateNetworks(String query) {
    return list(
        "HcnEnumerateNetworks", (out, error) -> network.HcnEnumerateNetworks(query, out, error));
  }

  @Override
  public void createNetwork(UUID id, String settings) {
    bounded(
        "HcnCreateNetwork",
        id.toString(),
        () ->
            open(
                "HcnCreateNetwork",
                id,
                (handle, error) ->
                    network.HcnCreateNetwork(new GuidReference(id), settings, handle, error),
                network::HcnCloseNetwork,
                handle -> ""));
  }

  @Override
  public String queryNetwork(UUID id, String query) {
    return withNetwork(
        "HcnQueryNetworkProperties",
        id,
        handle ->
            text(
                "HcnQueryNetworkProperties",
                id,
                (out, error) -> network.HcnQueryNetworkProperties(handle, query, out, error)));
  }

  @Override
  public void modifyNetwork(UUID id, String request) {
    withNetwork(
        "HcnModifyNetwork",
        id,
        handle ->
            done(
                "HcnModifyNetwork", id, error -> network.HcnModifyNetwork(handle, request, error)));
  }

  @Override
  public void deleteNetwork(UUID id) {
    delete("HcnDeleteNetwork", id, error -> network.HcnDeleteNetwork(new GuidReference(id), error));
  }

  @Override
  public String enumerateEndpoints(String query) {
    return list(
        "HcnEnumerateEndpoints", (out, error) -> network.HcnEnumerateEndpoints(query, out, error));
  }

  @Override
  public void createEndpoint(UUID networkId, UUID id, String settings) {
    withNetwork(
        "HcnCreateEndpoint",
        networkId,
        parent ->
            open(
                "HcnCreateEndpoint",
                id,
                (handle, error) ->
                    network.HcnCreateEndpoint(
                        parent, new GuidReference(id), settings, handle, error),
                network::HcnCloseEndpoint,
                handle -> ""));
  }

  @Override
  public String queryEndpoint(UUID id, String query) {
    return withEndpoint(
        "HcnQueryEndpointProperties",
        id,
        handle ->
            text(
                "HcnQueryEndpointProperties",
                id,
                (out, error) -> network.HcnQueryEndpointProperties(handle, query, out, error)));
  }

  @Override
  public void modifyEndpoint(UUID id, String request) {
    withEndpoint(
        "HcnModifyEndpoint",
        id,
        handle ->
            done(
                "HcnModifyEndpoint",
                id,
                error -> network.HcnModifyEndpoint(handle, request, error)));
  }

  @Override
  public void deleteEndpoint(UUID id) {
    delete(
        "HcnDeleteEndpoint", id, error -> network.HcnDeleteEndpoint(new GuidReference(id), error));
  }

  @Override
  public String enumerateNamespaces(String query) {
    return list(
        "HcnEnumerateNamespaces",
        (out, error) -> network.HcnEnumerateNamespaces(query, out, error));
  }

  @Override
  public void createNamespace(UUID id, String settings) {
    bounded(
        "HcnCreateNamespace",
        id.toString(),
        () ->
            open(
                "HcnCreateNamespace",
                id,
                (handle, error) ->
                    network.HcnCreateNamespace(new GuidReference(id), settings, handle, error),
                network::HcnCloseNamespace,
                handle -> ""));
  }

  @Override
  public String queryNamespace(UUID id, String query) {
    return withNamespace(
        "HcnQueryNamespaceProperties",
        id,
        handle ->
            text(
                "HcnQueryNamespaceProperties",
                id,
                (out, error) -> network.HcnQueryNamespaceProperties(handle, query, out, error)));
  }

  @Override
  public void modifyNamespace(UUID id, String request) {
    withNamespace(
        "HcnModifyNamespace",
        id,
        handle ->
            done(
                "HcnModifyNamespace",
                id,
                error -> network.HcnModifyNamespace(handle, request, error)));
  }

  @Override
  public void deleteNamespace(UUID id) {
    delete(
        "HcnDeleteNamespace",
        id,
        error -> network.HcnDeleteNamespace(new GuidReference(id), error));
  }

  private String withNetwork(String name, UUID id, Function<Pointer, String> work) {
    return bounded(
        name,
        id.toString(),
        () ->
            open(
                "HcnOpenNetwork",
                id,
                (handle, error) -> network.HcnOpenNetwork(new GuidReference(id), handle, error),
                network::HcnCloseNetwork,
                work));
  }

  private String withEndpoint(String name, UUID id, Function<Pointer, String> work) {
    return bounded(
        name,
        id.toString(),
        () ->
            open(
                "HcnOpenEndpoint",
                id,
                (handle, error) -> network.HcnOpenEndpoint(new GuidReference(id), handle, error),
                network::HcnCloseEndpoint,
                work));
  }

  private String withNamespace(String name, UUID id, Function<Pointer, String> work) {
    return bounded(
        name,
        id.toString(),
        () ->
            open(
                "HcnOpenNamespace",
                id,
                (handle, error) -> network.HcnOpenNamespace(new GuidReference(id), handle, error),
                network::HcnCloseNamespace,
                work));
  }

  private interface Opening {
    int open(PointerByReference handle, OwnedText error);
  }

  private String open(
      String name,
      UUID id,
      Opening opening,
      Consumer<Pointer> closing,
      Function<Pointer, String> work) {
    PointerByReference handle = new PointerByReference();
    try {
      done(name, id, error -> opening.open(handle, error));
      return work.apply(handle.getValue());
    } finally {
      if (handle.getValue() != null) {
        closing.accept(handle.getValue());
      }
    }
  }

  private String list(String name, Dlls.Reading reading) {
    return bounded(name, "", () -> checked(name, "", dlls.ask(reading)));
  }

  private void delete(String name, UUID id, Dlls.Doing doing) {
    bounded(name, id.toString(), () -> done(name, id, doing));
  }

  private String bounded(String name, String object, Supplier<String> call) {
    floor.check();
    return timed(name, object, call);
  }

  private String timed(String name, String object, Supplier<String> call) {
    return dlls.calls().run(name, object, Deadline.in(dlls.patience().network()), call);
  }

  private String done(String name, UUID id, Dlls.Doing doing) {
    return checked(name, id.toString(), dlls.ask(doing));
  }

  private String text(String name, UUID id, Dlls.Reading reading) {
    return checked(name, id.toString(), dlls.ask(reading));
  }

  private static String checked(String name, String object, Dlls.Answer answer) {
    NativeResult.checkRecord(answer.code(), name, object, answer.error());
    return answer.text();
  }
}
