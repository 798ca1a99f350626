package dev.jstack.host.strict.network;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 range: first address and length of the common part. Addresses are unsigned 32-bit numbers
 * in a long.
 */
public record Prefix(long first, int length) {
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final long ALL = 0xFFFFFFFFL;

  /** Reads {@code 10.91.4.0/24}; empty when it is no IPv4 range. Host bits are kept. */
  public static Optional<Prefix> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,2}")) {
      return Optional.empty();
    }
    int length = Integer.parseInt(text.substring(slash + 1));
    return length > 32
        ? Optional.empty()
        : address(text.substring(0, slash)).map(first -> new Prefix(first, length));
  }

  /** The number of an IPv4 address; empty when it is none. */
  public static Optional<Long> address(String text) {
    String[] parts = DOT.split(text, -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    long value = 0;
    for (String part : parts) {
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Optional.empty();
      }
      int octet = Integer.parseInt(part);
      if (octet > 255) {
        return Optional.empty();
      }
      value = value << 8 | octet;
    }
    return Optional.of(value);
  }

  /** An address as text. */
  public static String text(long address) {
    return (address >> 24 & 255)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  /** The last address: the broadcast address. */
  public long last() {
    return first | ALL >> length;
  }

  /** Whether the first address is more than the common part. */
  public boolean hasHostBits() {
    return (first & ALL >> length) != 0;
  }

  public boolean contains(long address) {
    return address >= first && address <= last();
  }

  public boolean overlaps(Prefix other) {
    return first <= other.last() && other.first <= last();
  }

  @Override
  public String toString() {
    return text(first) + "/" + length;
  }
}
