package dev.jstack.host.strict.network;

import dev.jstack.host.document.hcn.HcnNetwork.MacRange;
import java.util.Locale;
import java.util.regex.Pattern;

/** MAC addresses as HNS writes them: six bytes, dashes between. */
final class MacAddress {
  private static final Pattern FORM = Pattern.compile("[0-9A-F]{2}(-[0-9A-F]{2}){5}");

  private MacAddress() {}

  /** Whether {@code text} is the address of one adapter. */
  static boolean isUnicast(String text) {
    String mac = text.toUpperCase(Locale.ROOT);
    return FORM.matcher(mac).matches() && (Integer.parseInt(mac.substring(0, 2), 16) & 1) == 0;
  }

  /** Whether both ends are addresses, the first one first. */
  static boolean isRange(MacRange range) {
    return isUnicast(range.startMacAddress())
        && isUnicast(range.endMacAddress())
        && number(range.startMacAddress()) <= number(range.endMacAddress());
  }

  static long number(String mac) {
    return Long.parseLong(mac.replace("-", ""), 16);
  }

  static String text(long number) {
    StringBuilder text = new StringBuilder();
    for (int shift = 40; shift >= 0; shift -= 8) {
      text.append("%02X".formatted(number >> shift & 255)).append(shift == 0 ? "" : "-");
    }
    return text.toString();
  }
}
