package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import java.util.HashMap;
import java.util.Map;

/** Rules on published ports. */
final class PortRules {
  private PortRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("ports")) {
      target(service, out);
      hostAddress(service, out);
    }
  }

  /** What only a host that runs all services finds out; docker compose leaves it to the engine. */
  static void onOneHost(StackView stack, Diagnostics out) {
    for (View service : stack.having("ports")) {
      numbers(service, out);
      if (StackView.replicas(service) > 1) {
        replicas(service, out);
      }
    }
    twice(stack, out);
  }

  private static void numbers(View service, Diagnostics out) {
    for (View port : service.mappings("ports")) {
      inRange(service, port, "target", 1, out);
      if (!port.text("published").contains("-")) {
        inRange(service, port, "published", 0, out);
      }
    }
  }

  private static void inRange(
      View service, View port, String attribute, int from, Diagnostics out) {
    String text = port.text(attribute);
    long number = port.number(attribute).orElse(-1L);
    if (!text.isEmpty() && (number < from || number > 65535)) {
      out.add(
          Diagnostic.error(
              RuleCode.BAD_PORT,
              port.place(attribute),
              "service `" + service.name() + "`: `" + text + "` is no port"));
    }
  }

  private static void target(View service, Diagnostics out) {
    for (View port : service.mappings("ports")) {
      if (!port.has("target")) {
        out.add(
            Diagnostic.error(
                    RuleCode.BAD_PORT,
                    port.at(),
                    "service `" + service.name() + "`: a port without `target`")
                .withHint("`target` is the port inside the container, from 1 to 65535"));
      }
    }
  }

  private static void hostAddress(View service, Diagnostics out) {
    for (View port : service.mappings("ports")) {
      String address = port.text("host_ip");
      if (!address.isEmpty() && Address.parse(address).isEmpty()) {
        out.add(
            Diagnostic.error(
                RuleCode.BAD_ADDRESS,
                port.place("host_ip"),
                "service `" + service.name() + "`: Invalid ip address: " + address));
      }
    }
  }

  /** All services of a stack run on one host, so a port is free once. */
  private static void twice(StackView stack, Diagnostics out) {
    Map<String, Owner> taken = new HashMap<>();
    for (View service : stack.having("ports")) {
      for (View port : service.mappings("ports")) {
        if (isPublished(port)) {
          Owner owner = new Owner(service.name(), port.place("published"));
          Owner before = taken.putIfAbsent(key(port), owner);
          if (before != null) {
            out.add(twice(port, owner, before));
          }
        }
      }
    }
  }

  /** Whether the host's port is one number, given in the file. */
  private static boolean isPublished(View port) {
    return port.number("published").orElse(0L) > 0;
  }

  private record Owner(String service, SourceRange place) {}

  private static String key(View port) {
    String address = port.text("host_ip");
    boolean any = address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
    return (any ? "*" : address) + " " + port.text("published") + "/" + port.text("protocol");
  }

  private static Diagnostic twice(View port, Owner owner, Owner before) {
    return Diagnostic.error(
            RuleCode.SAME_PORT,
            owner.place(),
            "port " + port.text("published") + " of the host is published twice")
        .withLabel("by service `" + owner.service() + "`")
        .withRelated(before.place(), "by service `" + before.service() + "`");
  }

  private static void replicas(View service, Diagnostics out) {
    long replicas = StackView.replicas(service);
    for (View port : service.mappings("ports")) {
      if (isPublished(port)) {
        out.add(
            Diagnostic.error(
                    RuleCode.SAME_PORT,
                    port.place("published"),
                    "port "
                        + port.text("published")
                        + " is published by "
                        + replicas
                        + " replicas of service `"
                        + service.name()
                        + "`")
                .withHint("give a range of the host's ports, or leave the host's port away"));
      }
    }
  }
}
