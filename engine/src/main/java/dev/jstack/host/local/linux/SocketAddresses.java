package dev.jstack.host.local.linux;

import java.util.Locale;

/** Local addresses of sockets as /proc/net has them: words of four bytes, lowest byte first. */
final class SocketAddresses {
  private static final String MAPPED = "0000000000000000FFFF0000";

  private SocketAddresses() {}

  /** Whether a socket at {@code entry} keeps others from listening on the port of an address. */
  static boolean meets(String entry, int port, String address) {
    int colon = entry.indexOf(':');
    if (colon < 0 || !entry.substring(colon + 1).equals(String.format(Locale.ROOT, "%04X", port))) {
      return false;
    }
    String there = entry.substring(0, colon);
    if (address.isEmpty() || isAny(there)) {
      return true;
    }
    return text(there).equals(address) || address.equals("0.0.0.0");
  }

  /** All zeros: every address, of IPv6 also those of IPv4. */
  private static boolean isAny(String hexadecimal) {
    return hexadecimal.chars().allMatch(c -> c == '0');
  }

  /** Of IPv4, also as IPv6 maps it; IPv6 itself stays as it is and equals no literal. */
  private static String text(String hexadecimal) {
    String word = hexadecimal.startsWith(MAPPED) ? hexadecimal.substring(24) : hexadecimal;
    if (word.length() != 8) {
      return word;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 6; i >= 0; i -= 2) {
      text.append(text.isEmpty() ? "" : ".").append(Integer.parseInt(word.substring(i, i + 2), 16));
    }
    return text.toString();
  }
}
