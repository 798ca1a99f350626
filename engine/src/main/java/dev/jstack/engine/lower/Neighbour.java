package dev.jstack.engine.lower;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A container that others may link to.
 *
 * @param names all that it is called; the first is what people are told
 * @param addresses its IPv4 address on each network of the host that it is on; empty text: it has
 *     none that is known
 */
public record Neighbour(List<String> names, Map<UUID, String> addresses) {
  public Neighbour {
    names = List.copyOf(names);
    addresses = Map.copyOf(addresses);
  }
}
