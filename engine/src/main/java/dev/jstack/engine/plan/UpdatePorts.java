package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredEndpoint;
import dev.jstack.host.document.hcn.Policy.PortMapping;
import java.util.List;

/** Changes the published ports of an endpoint while its container runs. */
public record UpdatePorts(
    DesiredEndpoint endpoint, List<PortMapping> removed, List<PortMapping> added)
    implements Action {
  public UpdatePorts {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }

  @Override
  public Verb verb() {
    return Verb.UPDATE;
  }

  @Override
  public ResourceAddress address() {
    return endpoint.address();
  }

  @Override
  public String object() {
    return endpoint.id().toString();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.updatePorts(this);
  }
}
