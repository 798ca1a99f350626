package dev.jstack.engine.lower;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.schema.model.Networking;
import dev.jstack.schema.model.Networking.Attachment;
import dev.jstack.schema.model.PortMapping;
import java.util.List;
import java.util.Optional;

/**
 * A namespace to make.
 *
 * @param owner the service, or the namespace's name
 * @param replica from 1; 0: a named namespace
 * @param replicas how many there are of the owner
 * @param settings name servers and suffixes of the service
 * @param path its place in the canonical model
 * @param generation digest of the one container that it is for; empty: for all of the replica
 */
record NamespaceRequest(
    String owner,
    int replica,
    int replicas,
    List<Attachment> attachments,
    List<PortMapping> ports,
    Optional<Networking> settings,
    boolean hyperv,
    String path,
    Optional<String> generation) {

  /** What it is in the stack, whichever container it is for. */
  ResourceAddress address() {
    return ResourceAddress.namespace(owner, replica);
  }

  /** What it is on the host. */
  ResourceAddress namespace() {
    return address().of(generation);
  }

  ResourceAddress endpoint(String network) {
    return ResourceAddress.endpoint(owner, replica, network).of(generation);
  }
}
