package dev.jstack.schema.model;

import java.util.Optional;

/**
 * A published port.
 *
 * @param target the port inside, 1–65535
 * @param published the port outside as a range; absent: any free one; one number: that one
 * @param protocol tcp or udp
 * @param hostAddress the address to listen on as written; absent: the host's default
 */
public record PortMapping(
    int target, Optional<PortRange> published, Protocol protocol, Optional<String> hostAddress) {

  /** Transport protocols that HCN maps. */
  public enum Protocol {
    TCP(6),
    UDP(17);

    private final int number;

    Protocol(int number) {
      this.number = number;
    }

    /** The IANA number, as HCN policies carry it. */
    public int number() {
      return number;
    }

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Ports from {@code first} to {@code last}, both included. */
  public record PortRange(int first, int last) {
    public boolean isSingle() {
      return first == last;
    }
  }
}
