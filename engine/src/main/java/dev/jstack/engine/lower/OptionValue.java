package dev.jstack.engine.lower;

import dev.jstack.engine.ipam.Ipv4Range;
import dev.jstack.schema.value.Addresses;
import dev.jstack.schema.value.ByteSizes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text that a driver's option has, read as what the option takes. What does not fit is told at
 * its place and empty.
 *
 * @param key the option's whole name
 * @param text what the file says
 * @param path of the text in the file
 */
record OptionValue(String key, String text, String path, Findings findings) {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern MAC = Pattern.compile("[0-9A-F]{2}(-[0-9A-F]{2}){5}");

  /** What Go's ParseBool takes, which Docker reads it with. */
  Optional<Boolean> flag() {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1" -> Optional.of(true);
      case "false", "f", "0" -> Optional.of(false);
      default -> wrong("is neither true nor false", "Write true or false.");
    };
  }

  /** A number from 1 to {@code last}; 0 says that there is none, as for Docker. */
  Optional<Integer> number(int last) {
    boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(this::isDigit);
    if (!digits || Integer.parseInt(text) > last) {
      return wrong("is no number from 1 to " + last, "Write a number from 1 to " + last + ".");
    }
    return Optional.of(Integer.parseInt(text)).filter(number -> number > 0);
  }

  private boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The MAC address of one adapter, with dashes as HNS writes it. */
  Optional<String> mac() {
    return mac(text);
  }

  /** A part of the text as a MAC address. */
  Optional<String> mac(String part) {
    Optional<String> adapter = adapter(part);
    return adapter.isPresent()
        ? adapter
        : wrong(
            "names `" + part + "`, which is no MAC address of an adapter",
            "Write it like 00-15-5D-00-00-01; the second digit is even, else it is a group's.");
  }

  /** The MAC address of one adapter as HNS writes it, with dashes; empty when it is none. */
  static Optional<String> adapter(String text) {
    String mac = text.replace(':', '-').toUpperCase(Locale.ROOT);
    boolean adapter =
        MAC.matcher(mac).matches() && (Integer.parseInt(mac.substring(0, 2), 16) & 1) == 0;
    return adapter ? Optional.of(mac) : Optional.empty();
  }

  /** The parts between commas. */
  List<String> list() {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  /** Name servers; empty when one is none. */
  List<String> addresses() {
    for (String part : list()) {
      if (!Addresses.isAddress(part)) {
        wrong("names `" + part + "`, which is no address", "Write addresses with commas between.");
        return List.of();
      }
    }
    return list();
  }

  /** IPv4 ranges; empty when one is none. */
  List<String> ranges() {
    for (String part : list()) {
      if (Ipv4Range.parse(part).isEmpty()) {
        wrong(
            "names `" + part + "`, which is no IPv4 range",
            "Write ranges without host bits, with commas between: 10.244.0.0/16,10.10.0.0/24.");
        return List.of();
      }
    }
    return list();
  }

  /** The id of an object of the host, lower case and without braces. */
  Optional<String> guid() {
    String plain =
        text.startsWith("{") && text.endsWith("}") ? text.substring(1, text.length() - 1) : text;
    return GUID.matcher(plain).matches()
        ? Optional.of(plain.toLowerCase(Locale.ROOT))
        : wrong("is no GUID", "Get-HnsNetwork shows the ids of the networks that there are.");
  }

  /** Bytes, as a number or with a unit. */
  Optional<Long> bytes() {
    Optional<Long> bytes = ByteSizes.parse(text).filter(size -> size > 0);
    return bytes.isPresent()
        ? bytes
        : wrong("is no size", "Write bytes a second, like 1048576 or 10m.");
  }

  /** Tells what is wrong with it. */
  <T> Optional<T> wrong(String what, String hint) {
    findings.error(
        PlanningCode.NETWORK_OPTION_VALUE,
        path,
        "`%s` of option `%s` %s".formatted(text, key, what),
        hint);
    return Optional.empty();
  }
}
