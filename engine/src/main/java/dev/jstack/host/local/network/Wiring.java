package dev.jstack.host.local.network;

import java.util.List;

/**
 * What a starting sandbox does to get its network cards.
 *
 * @param inside lines of {@code ip -batch} for its own namespace
 * @param outside lines of {@code ip -batch} for the router's
 * @param remains lines of {@code ip -batch} for the router's that end cables of an earlier sandbox:
 *     the kernel takes them out some time after the last process of its namespace ended
 * @param enterRouter words in front of a command that is to run in the router's namespace
 */
public record Wiring(String inside, String outside, String remains, List<String> enterRouter) {
  public Wiring {
    enterRouter = List.copyOf(enterRouter);
  }

  /** A loopback device and nothing else. */
  public static final Wiring NONE = new Wiring("link set lo up\n", "", "", List.of());
}
