package dev.jstack.engine.ipam;

import java.util.Optional;

/**
 * An IPv4 range in CIDR form.
 *
 * @param base its first address as a number
 * @param length prefix length, 0 to 32
 */
public record Ipv4Range(long base, int length) {

  /** Reads {@code 10.91.0.0/16}; empty for another text or one with host bits. */
  public static Optional<Ipv4Range> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,2}")) {
      return Optional.empty();
    }
    int length = Integer.parseInt(text.substring(slash + 1));
    return number(text.substring(0, slash))
        .filter(base -> length <= 32 && base % sizeOf(length) == 0)
        .map(base -> new Ipv4Range(base, length));
  }

  /** An address as a number; empty when it is none. */
  public static Optional<Long> number(String address) {
    String[] parts = address.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long number = 0;
    for (String part : parts) {
      if (!part.matches("\\d{1,3}") || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      number = number * 256 + Integer.parseInt(part);
    }
    return Optional.of(number);
  }

  /** A number as an address. */
  public static String text(long number) {
    return (number >> 24 & 255)
        + "."
        + (number >> 16 & 255)
        + "."
        + (number >> 8 & 255)
        + "."
        + (number & 255);
  }

  private static long sizeOf(int length) {
    return 1L << 32 - length;
  }

  /** How many addresses it has. */
  public long size() {
    return sizeOf(length);
  }

  public boolean contains(long address) {
    return address >= base && address < base + size();
  }

  public boolean overlaps(Ipv4Range other) {
    return contains(other.base) || other.contains(base);
  }

  /** Its {@code n}-th address. */
  public String address(long n) {
    return text(base + n);
  }

  @Override
  public String toString() {
    return text(base) + "/" + length;
  }
}
