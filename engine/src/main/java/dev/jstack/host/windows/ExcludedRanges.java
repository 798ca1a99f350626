package dev.jstack.host.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The port ranges that Windows keeps from programs, mostly for WinNAT, in blocks of 100 that move
 * at each start of the machine. Whoever binds one is denied although nobody listens there.
 */
final class ExcludedRanges {
  private final UnaryOperator<String> netsh;

  /** {@code netsh}: what {@code netsh int ipv4 show excludedportrange} prints for a protocol. */
  ExcludedRanges(UnaryOperator<String> netsh) {
    this.netsh = netsh;
  }

  /** As {@code netsh} of this machine says. */
  static ExcludedRanges of(Programs programs) {
    return new ExcludedRanges(
        protocol ->
            programs.output(
                "netsh.exe", "int", "ipv4", "show", "excludedportrange", "protocol=" + protocol));
  }

  /** A range, both ends included. */
  record Range(int first, int last) {
    boolean has(int port) {
      return first <= port && port <= last;
    }
  }

  /** The range that has {@code port}, in words that follow "held by". */
  Optional<String> of(int port, boolean udp) {
    String protocol = udp ? "udp" : "tcp";
    return all(protocol).stream()
        .filter(range -> range.has(port))
        .findFirst()
        .map(
            range ->
                "Windows itself, in the excluded range %d-%d (netsh int ipv4 show"
                        .formatted(range.first(), range.last())
                    + " excludedportrange protocol="
                    + protocol
                    + ")");
  }

  /** All ranges of {@code tcp} or {@code udp}. */
  List<Range> all(String protocol) {
    return parse(netsh.apply(protocol.toLowerCase(Locale.ROOT)));
  }

  /** The words around the numbers are translated; a row is two numbers, perhaps with a star. */
  static List<Range> parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String[] words = line.replace('*', ' ').strip().split("\\s+", -1);
      if (words.length == 2 && isPort(words[0]) && isPort(words[1])) {
        ranges.add(new Range(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
      }
    }
    return ranges;
  }

  private static boolean isPort(String word) {
    return !word.isEmpty()
        && word.length() <= 5
        && word.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(word) <= 65_535;
  }
}
