package dev.jstack.schema.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network: who sees whose name, and an address range.
 *
 * @param key its key in the file
 * @param name its full name
 * @param driver as written, lower case; absent: nat
 * @param subnets wanted address ranges; none: jstack chooses
 * @param internal whether it leads nowhere outside
 * @param external whether it must exist already
 */
public record Network(
    String key,
    String name,
    Optional<String> driver,
    Map<String, String> driverOptions,
    List<Subnet> subnets,
    boolean internal,
    boolean external,
    Map<String, String> labels) {

  public Network {
    driverOptions = OrderedMaps.copyOf(driverOptions);
    subnets = List.copyOf(subnets);
    labels = OrderedMaps.copyOf(labels);
  }

  /** An address range in CIDR form and its gateway. */
  public record Subnet(
      String prefix,
      Optional<String> gateway,
      Optional<String> ipRange,
      Map<String, String> reserved) {
    public Subnet {
      reserved = OrderedMaps.copyOf(reserved);
    }
  }
}
