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
 * @param hook of a container that runs to its end before the replica starts: its place in {@code
 *     pre_start}, from 0; such an id reads {@code shop.web.1+0.…}, and no service is called so
 * @param digest first 12 hexadecimal digits of the configuration's digest
 */
public record SystemId(
    StackName stack, ServiceName service, int replica, Optional<Integer> hook, String digest) {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{12}");
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,4}");

  public SystemId {
    if (replica < 1 || !DIGEST.matcher(digest).matches()) {
      throw new IllegalArgumentException("no replica or digest: " + replica + ", " + digest);
    }
  }

  /** The id of the replica's own container. */
  public SystemId(StackName stack, ServiceName service, int replica, String digest) {
    this(stack, service, replica, Optional.empty(), digest);
  }

  /** The id of a container that runs before this one's replica starts. */
  public SystemId hook(int index, String hookDigest) {
    return new SystemId(stack, service, replica, Optional.of(index), hookDigest);
  }

  public boolean isHook() {
    return hook.isPresent();
  }

  /** Reads an id back; empty for an id that jstack does not give. */
  public static Optional<SystemId> parse(String id) {
    int last = id.lastIndexOf('.');
    if (last < 0 || !DIGEST.matcher(id.substring(last + 1)).matches()) {
      return Optional.empty();
    }
    String digest = id.substring(last + 1);
    String replica = id.substring(0, last);
    int plus = replica.indexOf('+');
    Optional<Integer> hook = plus < 0 ? Optional.empty() : index(replica.substring(plus + 1));
    return plus >= 0 && hook.isEmpty()
        ? Optional.empty()
        : DottedName.parse(plus < 0 ? replica : replica.substring(0, plus))
            .filter(name -> ServiceName.isLegal(name.middle()))
            .flatMap(name -> name.replica().map(number -> of(name, number, hook, digest)));
  }

  private static Optional<Integer> index(String text) {
    return INDEX.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static SystemId of(DottedName name, int replica, Optional<Integer> hook, String digest) {
    return new SystemId(name.stack(), new ServiceName(name.middle()), replica, hook, digest);
  }

  /** The replica that it runs. */
  public ResourceAddress address() {
    return ResourceAddress.service(service.value(), replica);
  }

  @Override
  public String toString() {
    String number = replica + hook.map(index -> "+" + index).orElse("");
    return stack + "." + service + "." + number + "." + digest;
  }
}
