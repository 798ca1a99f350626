package dev.jstack.host.local;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.strict.network.NetworkBackend;

/** Refuses every change. */
final class ReadOnlyNetwork implements NetworkBackend {
  private static HostException refuse(String operation) {
    return HResult.ERROR_ACCESS_DENIED.failure(
        operation, "", "the local host was opened for reading");
  }

  @Override
  public void networkCreated(HcnNetwork network) {
    throw refuse("HcnCreateNetwork");
  }

  @Override
  public void networkDeleted(HcnNetwork network) {
    throw refuse("HcnDeleteNetwork");
  }

  @Override
  public void endpointChanged(HcnEndpoint endpoint) {
    throw refuse("HcnCreateEndpoint");
  }

  @Override
  public void endpointDeleted(HcnEndpoint endpoint) {
    throw refuse("HcnDeleteEndpoint");
  }

  @Override
  public void attached(HcnEndpoint endpoint, String system) {
    throw refuse("HcnModifyNamespace");
  }

  @Override
  public void detached(HcnEndpoint endpoint, String system) {
    throw refuse("HcnModifyNamespace");
  }
}
