package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * With {@code order: start-first} the old and the new container of a replica live side by side for
 * a while: what one machine has once, they cannot both have.
 */
final class StartFirstRules {
  private static final String SHARED = "service:";

  private StartFirstRules() {}

  static void check(StackView stack, Diagnostics out) {
    Map<String, View> joiners = joiners(stack);
    for (View service : stack.having("deploy")) {
      for (String rule : List.of("update_config", "rollback_config")) {
        if (service.text("deploy", rule, "order").equals("start-first")) {
          new Check(service, service.place("deploy", rule, "order"), out).all(joiners);
        }
      }
    }
  }

  /** A service that joins the network of another one, by the name of that one. */
  private static Map<String, View> joiners(StackView stack) {
    Map<String, View> joiners = new TreeMap<>();
    for (View service : stack.having("network_mode")) {
      String mode = service.text("network_mode");
      if (mode.startsWith(SHARED)) {
        joiners.putIfAbsent(mode.substring(SHARED.length()), service);
      }
    }
    return joiners;
  }

  private record Check(View service, SourceRange at, Diagnostics out) {

    void all(Map<String, View> joiners) {
      service.mappings("ports").stream()
          .filter(port -> isFixed(port.text("published")))
          .forEach(this::port);
      for (MappingNode.Entry network : service.entries("networks")) {
        addresses(View.of(network));
      }
      addresses(service);
      namespace(joiners);
    }

    private static boolean isFixed(String published) {
      return !published.isEmpty() && !published.equals("0");
    }

    private void port(View port) {
      refuse(
          "with a published port: port "
              + port.text("published")
              + " is taken by the old container",
          port.get("published"),
          "the port",
          "use stop-first, or leave the host's port to the host: write the target port alone");
    }

    private void addresses(View holder) {
      for (String key : List.of("ipv4_address", "mac_address")) {
        if (holder.has(key)) {
          refuse(
              "with `%s`: %s is taken by the old container".formatted(key, holder.text(key)),
              holder.get(key),
              "the address",
              "use stop-first, or remove `" + key + "`");
        }
      }
    }

    private void namespace(Map<String, View> joiners) {
      View joiner = joiners.get(service.name());
      String cure = "use stop-first, or give each of them a network of its own";
      if (joiner != null) {
        refuse(
            "while `" + joiner.name() + "` shares its network: there is one for both containers",
            joiner.get("network_mode"),
            "shared here",
            cure);
      }
      boolean joins = service.text("network_mode").startsWith(SHARED);
      if (joins || service.has("x-jstack", "namespace")) {
        refuse(
            "in a shared network: there is one for both containers",
            joins ? service.get("network_mode") : service.get("x-jstack", "namespace"),
            "shared here",
            cure);
      }
    }

    private void refuse(String says, @Nullable Node what, String about, String cure) {
      Diagnostic error =
          Diagnostic.error(
              MeaningCode.ROOM_FOR_TWO,
              at,
              WindowsProcessRules.of(service) + "start-first " + says);
      SourceRange place = what == null ? at : what.range();
      out.add(error.withRelated(place, about).withHint(cure));
    }
  }
}
