package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.MappingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules on address ranges of networks and on fixed addresses. */
final class AddressRules {
  private AddressRules() {}

  static void check(StackView stack, Diagnostics out) {
    ranges(stack, out);
    overlaps(stack, out);
    fixed(stack, out);
  }

  private static void ranges(StackView stack, Diagnostics out) {
    for (View network : stack.root().children("networks")) {
      for (View config : network.mappings("ipam", "config")) {
        Optional<Address> subnet = range(network, config, "subnet", out);
        address(network, config, "gateway", subnet, out);
        range(network, config, "ip_range", out)
            .filter(part -> subnet.isPresent() && !subnet.get().covers(part))
            .ifPresent(part -> outside(network, config, "ip_range", out));
      }
    }
  }

  /** A range of a network, and where it stands. */
  private record Range(View network, Address addresses, SourceRange place) {}

  /** Ranges lie in each other or apart, so one that begins in the widest one before lies in it. */
  private static void overlaps(StackView stack, Diagnostics out) {
    List<Range> ranges = new ArrayList<>();
    for (View network : stack.root().children("networks")) {
      for (View config : network.mappings("ipam", "config")) {
        Optional<Address> subnet = Address.parseRange(config.text("subnet"));
        if (subnet.isPresent()) {
          ranges.add(new Range(network, subnet.get(), config.place("subnet")));
        }
      }
    }
    if (ranges.size() > 1) {
      ranges.sort(Comparator.comparing(Range::addresses));
    }
    for (int i = 1, widest = 0; i < ranges.size(); i++) {
      if (ranges.get(widest).addresses().covers(ranges.get(i).addresses())) {
        overlap(ranges.get(widest), ranges.get(i), out);
      } else {
        widest = i;
      }
    }
  }

  private static void overlap(Range wide, Range other, Diagnostics out) {
    out.add(
        Diagnostic.error(
                MeaningCode.OVERLAP,
                other.place(),
                "networks `%s` and `%s` have addresses in common"
                    .formatted(wide.network().name(), other.network().name()))
            .withRelated(wide.place(), "the other range"));
  }

  private static Optional<Address> range(
      View network, View config, String attribute, Diagnostics out) {
    String text = config.text(attribute);
    Optional<Address> range = Address.parseRange(text);
    if (!text.isEmpty() && range.isEmpty()) {
      out.add(
          Diagnostic.error(
                  RuleCode.BAD_ADDRESS,
                  config.place(attribute),
                  attribute
                      + " of network `"
                      + network.name()
                      + "`: `"
                      + text
                      + "` is no address range")
              .withHint("write it as 172.28.1.0/24"));
    }
    return range;
  }

  private static void address(
      View network, View config, String attribute, Optional<Address> subnet, Diagnostics out) {
    String text = config.text(attribute);
    if (text.isEmpty()) {
      return;
    }
    Optional<Address> address = Address.parse(text);
    if (address.isEmpty()) {
      out.add(
          Diagnostic.error(
              RuleCode.BAD_ADDRESS,
              config.place(attribute),
              attribute + " of network `" + network.name() + "`: `" + text + "` is no address"));
    } else if (subnet.isPresent() && !subnet.get().holds(address.get())) {
      outside(network, config, attribute, out);
    }
  }

  private static void outside(View network, View config, String attribute, Diagnostics out) {
    out.add(
        Diagnostic.error(
                RuleCode.OUTSIDE_SUBNET,
                config.place(attribute),
                "%s %s of network `%s` is not in its subnet"
                    .formatted(attribute, config.text(attribute), network.name()))
            .withRelated(config.place("subnet"), "the subnet"));
  }

  private static void fixed(StackView stack, Diagnostics out) {
    Map<String, SourceRange> taken = new HashMap<>();
    for (View service : stack.having("networks")) {
      for (MappingNode.Entry entry : service.entries("networks")) {
        View attachment = View.of(entry);
        fixed(stack, service, attachment, "ipv4_address", taken, out);
      }
    }
  }

  private static void fixed(
      StackView stack,
      View service,
      View attachment,
      String attribute,
      Map<String, SourceRange> taken,
      Diagnostics out) {
    String text = attachment.text(attribute);
    if (text.isEmpty()) {
      return;
    }
    SourceRange place = attachment.place(attribute);
    Optional<Address> address = Address.parse(text);
    if (address.isEmpty()) {
      out.add(
          Diagnostic.error(
              RuleCode.BAD_ADDRESS,
              place,
              "service `" + service.name() + "`: `" + text + "` is no address"));
      return;
    }
    SourceRange before = taken.putIfAbsent(attachment.name() + " " + text, place);
    if (before != null) {
      out.add(
          Diagnostic.error(
                  RuleCode.SAME_ADDRESS,
                  place,
                  text + " on network `" + attachment.name() + "` is given twice")
              .withRelated(before, "first here"));
    }
    covered(stack, attachment, address.get(), place, out);
  }

  private static void covered(
      StackView stack, View attachment, Address address, SourceRange place, Diagnostics out) {
    List<Address> ranges =
        stack.root().children("networks").stream()
            .filter(network -> network.name().equals(attachment.name()))
            .flatMap(network -> network.mappings("ipam", "config").stream())
            .flatMap(config -> Address.parseRange(config.text("subnet")).stream())
            .toList();
    if (!ranges.isEmpty() && ranges.stream().noneMatch(range -> range.holds(address))) {
      out.add(
          Diagnostic.error(
              RuleCode.OUTSIDE_SUBNET,
              place,
              "the address lies in no subnet of network `" + attachment.name() + "`"));
    }
  }
}
