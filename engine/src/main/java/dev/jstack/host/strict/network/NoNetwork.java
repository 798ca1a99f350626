package dev.jstack.host.strict.network;

import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNetwork;

/** A network of documents only. */
final class NoNetwork implements NetworkBackend {
  @Override
  public void networkCreated(HcnNetwork network) {}

  @Override
  public void networkDeleted(HcnNetwork network) {}

  @Override
  public void endpointChanged(HcnEndpoint endpoint) {}

  @Override
  public void endpointDeleted(HcnEndpoint endpoint) {}

  @Override
  public void attached(HcnEndpoint endpoint, String system) {}

  @Override
  public void detached(HcnEndpoint endpoint, String system) {}
}
