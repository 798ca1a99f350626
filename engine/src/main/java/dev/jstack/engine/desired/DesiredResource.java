package dev.jstack.engine.desired;

import dev.jstack.engine.address.ResourceAddress;
import java.util.List;

/** Something that the host should have. */
public sealed interface DesiredResource
    permits DesiredNetwork, DesiredVolume, DesiredNamespace, DesiredEndpoint, DesiredContainer {

  ResourceAddress address();

  /** What must be there before it, apart from the dependencies between services. */
  List<ResourceAddress> needs();

  /** Where the stack asks for it, as a path of the canonical model: {@code services.web}. */
  String path();

  <R> R accept(Visitor<R> visitor);

  /** One method for each kind, so that a new kind breaks every reader at compile time. */
  interface Visitor<R> {
    R network(DesiredNetwork network);

    R volume(DesiredVolume volume);

    R namespace(DesiredNamespace namespace);

    R endpoint(DesiredEndpoint endpoint);

    R container(DesiredContainer container);
  }
}
