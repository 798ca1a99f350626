package dev.jstack.schema.value;

/** Whether texts are IP addresses, without asking any resolver. */
public final class Addresses {
  private Addresses() {}

  /** Whether {@code text} is an IPv4 address of four numbers or an IPv6 address. */
  public static boolean isAddress(String text) {
    return isIpv4(text) || isIpv6(text);
  }

  /** Whether {@code text} is four numbers up to 255 with dots between. */
  public static boolean isIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean digits = part.chars().allMatch(c -> c >= '0' && c <= '9');
      boolean zero = part.length() > 1 && part.startsWith("0");
      if (part.isEmpty() || part.length() > 3 || !digits || zero || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code text} is an IPv6 address; a zone after {@code %} may follow. */
  public static boolean isIpv6(String text) {
    int zone = text.indexOf('%');
    String address = zone < 0 ? text : text.substring(0, zone);
    int gap = address.indexOf("::");
    if (gap != address.lastIndexOf("::")) {
      return false;
    }
    if (gap < 0) {
      return groups(address) == 8;
    }
    int before = groups(address.substring(0, gap));
    int after = groups(address.substring(gap + 2));
    return before >= 0 && after >= 0 && before + after <= 7;
  }

  /** How many 16-bit groups {@code text} has; -1 when it is malformed. */
  private static int groups(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && isIpv4(parts[i])) {
        count += 2;
      } else if (isGroup(parts[i])) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }

  private static boolean isGroup(String part) {
    return !part.isEmpty()
        && part.length() <= 4
        && part.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
