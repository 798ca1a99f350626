package dev.jstack.host.strict.network;

import dev.jstack.host.document.hcn.HcnEndpoint;
import java.util.List;

/**
 * What a compute system finds of the network when it starts.
 *
 * @param endpoints its network cards, in the order in which they were attached
 * @param others systems that run in the same namespace already
 */
public record Membership(List<HcnEndpoint> endpoints, List<String> others) {
  public Membership {
    endpoints = List.copyOf(endpoints);
    others = List.copyOf(others);
  }
}
