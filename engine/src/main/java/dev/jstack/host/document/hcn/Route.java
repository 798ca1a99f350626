package dev.jstack.host.document.hcn;

import java.util.Optional;

/** A route; {@code 0.0.0.0/0} is the default one. */
public record Route(
    Optional<String> nextHop, Optional<String> destinationPrefix, Optional<Integer> metric) {

  /** The default route over {@code gateway}. */
  public static Route defaultVia(String gateway) {
    return new Route(Optional.of(gateway), Optional.of("0.0.0.0/0"), Optional.empty());
  }

  /** Whether it leads everywhere. */
  public boolean isDefault() {
    return destinationPrefix.filter(p -> p.equals("0.0.0.0/0") || p.equals("::/0")).isPresent();
  }
}
