package dev.jstack.host.windows.examine;

/** Ranges of IPv4 addresses in CIDR form. */
final class Prefixes {
  private Prefixes() {}

  /** Whether two ranges have an address in common; what is none has none. */
  static boolean overlap(String one, String other) {
    int shorter = Math.min(length(one), length(other));
    long mask = shorter == 0 ? 0 : 0xFFFFFFFFL << (32 - shorter) & 0xFFFFFFFFL;
    return shorter >= 0 && (address(one) & mask) == (address(other) & mask);
  }

  private static int length(String range) {
    return Integer.parseInt(range.substring(range.indexOf('/') + 1));
  }

  private static long address(String range) {
    long address = 0;
    for (String part : range.substring(0, range.indexOf('/')).split("\\.", -1)) {
      address = address << 8 | Long.parseLong(part);
    }
    return address;
  }
}
