package dev.jstack.engine.address;

import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.model.StackName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a compute system: {@code <stack>.<service>.<replica>.<digest>}. The same id means the
 * same configuration, so that a plan needs no ledger.
 *
 * @param replica counts from 1
 * @param digest first 12 hexadecimal digits of the configuration's digest
 */
public record SystemId(StackName stack, ServiceName service, int replica, String digest) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{12}");

  public SystemId {
    if (replica < 1 || !DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("no replica or digest: " + replica + ", " + digest);
    }
  }

  /** Reads an id back; empty for an id that jstack does not give. */
  public static Optional<SystemId> parse(String id) {
    int last = id.lastIndexOf('.');
    if (last < 0 || !DIGEST.matcher(id.substring(last + 1)).matches()) {
      return Optional.empty();
    }
    String digest = id.substring(last + 1);
    return DottedName.parse(id.substring(0, last))
        .filter(name -> ServiceName.isLegal(name.middle()))
        .flatMap(name -> name.replica().map(replica -> of(name, replica, digest)));
  }

  private static SystemId of(DottedName name, int replica, String digest) {
    return new SystemId(name.stack(), new ServiceName(name.middle()), replica, digest);
  }

  /** The replica that it runs. */
  public ResourceAddress address() {
    return ResourceAddress.service(service.value(), replica);
  }

  @Override
  public String toString() {
    return stack + "." + service + "." + replica + "." + digest;
  }
}
