package dev.jstack.host.strict.network;

import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNetwork;

/**
 * What really happens on the host's network. Each method may refuse with a HostException; the
 * objects given are complete: addresses chosen, ports assigned.
 */
public interface NetworkBackend {

  void networkCreated(HcnNetwork network);

  void networkDeleted(HcnNetwork network);

  /** The endpoint is there, with these published ports; also after its policies changed. */
  void endpointChanged(HcnEndpoint endpoint);

  void endpointDeleted(HcnEndpoint endpoint);

  /** The endpoint came into a namespace in which {@code system} runs already. */
  void attached(HcnEndpoint endpoint, String system);

  /** The endpoint left a namespace in which {@code system} runs. */
  void detached(HcnEndpoint endpoint, String system);

  /** Does nothing: for simulated hosts. */
  static NetworkBackend none() {
    return new NoNetwork();
  }
}
