package dev.jstack.schema.expand;

import dev.jstack.schema.value.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The text {@code [[HOST_IP:]HOST[-END]:]CONTAINER[-END][/PROTOCOL]}. */
final class PortText {
  private static final int HIGHEST = 65_535;

  private final String text;

  /** One port; {@code published} empty: any, a range: any of it. */
  record Port(String host, String published, int target, String protocol) {}

  /** Why a text is no port. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message, null, false, false);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  private record Range(int first, int last) {
    int length() {
      return last - first + 1;
    }
  }

  PortText(String text) {
    this.text = text;
  }

  List<Port> ports() throws Malformed {
    String ports = text;
    String protocol = "tcp";
    int slash = text.indexOf('/');
    if (slash >= 0) {
      protocol = protocol(text.substring(slash + 1));
      ports = text.substring(0, slash);
    }
    int last = ports.lastIndexOf(':');
    String container = ports.substring(last + 1);
    if (container.isEmpty()) {
      throw new Malformed("No port specified: " + ports + "<empty>");
    }
    String outside = last < 0 ? "" : ports.substring(0, last);
    int split = outside.lastIndexOf(':');
    String host = split < 0 ? "" : address(outside.substring(0, split));
    return expand(host, outside.substring(split + 1), container, protocol);
  }

  private static List<Port> expand(String host, String outside, String inside, String protocol)
      throws Malformed {
    Range targets = range(inside, "Invalid containerPort: ");
    if (outside.isEmpty()) {
      return each(host, targets, -1, protocol);
    }
    Range published = range(outside, "Invalid hostPort: ");
    if (published.length() == targets.length()) {
      return each(host, targets, published.first(), protocol);
    }
    if (targets.length() != 1) {
      throw new Malformed(
          "Invalid ranges specified for container and host Ports: " + inside + " and " + outside);
    }
    return List.of(
        new Port(host, published.first() + "-" + published.last(), targets.first(), protocol));
  }

  private static List<Port> each(String host, Range targets, int published, String protocol) {
    List<Port> ports = new ArrayList<>(targets.length());
    for (int i = 0; i < targets.length(); i++) {
      String outside = published < 0 ? "" : Integer.toString(published + i);
      ports.add(new Port(host, outside, targets.first() + i, protocol));
    }
    return ports;
  }

  private static Range range(String text, String problem) throws Malformed {
    int dash = text.indexOf('-');
    int first = number(dash < 0 ? text : text.substring(0, dash));
    int last = dash < 0 ? first : number(text.substring(dash + 1));
    if (first < 0 || last < first) {
      throw new Malformed(problem + text);
    }
    return new Range(first, last);
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 5) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value <= HIGHEST ? value : -1;
  }

  private static String protocol(String word) throws Malformed {
    if (!PortSyntax.isProtocol(word)) {
      throw new Malformed("Invalid proto: " + word);
    }
    return word.toLowerCase(Locale.ROOT);
  }

  private static String address(String text) throws Malformed {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (bare.isEmpty() || Addresses.isAddress(bare)) {
      return bare;
    }
    throw new Malformed("Invalid ip address: " + text);
  }
}
