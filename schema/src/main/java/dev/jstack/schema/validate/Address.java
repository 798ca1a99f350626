package dev.jstack.schema.validate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An IP address, or a range of them; by number, the wider range first. Never asks a name server.
 */
final class Address implements Comparable<Address> {
  private final byte[] bytes;
  private final int prefix;

  private Address(byte[] bytes, int prefix) {
    this.bytes = bytes;
    this.prefix = prefix;
  }

  /** Reads an address; IPv6 may stand in brackets. */
  static Optional<Address> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    boolean literal =
        !bare.isEmpty() && bare.chars().allMatch(c -> c == '.' || c == ':' || isHex(c));
    boolean shaped = bare.contains(":") || bare.chars().filter(c -> c == '.').count() == 3;
    if (!literal || !shaped || (!bare.contains(":") && !isIpv4(bare))) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.getByName(bare).getAddress();
      return Optional.of(new Address(bytes, bytes.length * 8));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static boolean isHex(int c) {
    return Character.digit(c, 16) >= 0 && c < 128;
  }

  private static boolean isIpv4(String text) {
    return Arrays.stream(text.split("\\.", -1))
        .allMatch(part -> part.matches("[0-9]{1,3}") && Integer.parseInt(part) < 256);
  }

  /** Reads a range such as 10.0.0.0/24. */
  static Optional<Address> parseRange(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      return Optional.empty();
    }
    int length = Integer.parseInt(text.substring(slash + 1));
    return parse(text.substring(0, slash))
        .filter(address -> length <= address.prefix)
        .map(address -> new Address(address.bytes, length));
  }

  /** Whether {@code other} lies in this range. */
  boolean holds(Address other) {
    if (bytes.length != other.bytes.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((bytes[bit / 8] & mask) != (other.bytes[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whether all of {@code other} lies in this range. */
  boolean covers(Address other) {
    return prefix <= other.prefix && holds(other);
  }

  @Override
  public int compareTo(Address other) {
    int order = Arrays.compareUnsigned(bytes, other.bytes);
    return order != 0 ? order : Integer.compare(prefix, other.prefix);
  }

  boolean isIpv6() {
    return bytes.length == 16;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address
        && prefix == address.prefix
        && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes) * 31 + prefix;
  }
}
