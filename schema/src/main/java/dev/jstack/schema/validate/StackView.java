package dev.jstack.schema.validate;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.value.DeployMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A canonical stack as rules look at it. */
final class StackView {
  private final View root;
  private final Map<String, View> services = new LinkedHashMap<>();

  /** For each attribute of services those that have it. */
  private final Map<String, List<View>> having = new HashMap<>();

  private final Set<String> inactive;

  private StackView(View root, Set<String> inactive) {
    this.root = root;
    this.inactive = inactive;
    for (View service : root.children("services")) {
      services.put(service.name(), service);
      note(service);
    }
  }

  private void note(View service) {
    for (MappingNode.Entry attribute : service.node().entries()) {
      List<View> users = having.get(attribute.key());
      if (users == null) {
        users = new ArrayList<>();
        having.put(attribute.key(), users);
      }
      users.add(service);
    }
  }

  static StackView of(MappingNode canonical, Set<String> inactive) {
    return new StackView(new View("", canonical.range(), canonical), inactive);
  }

  View root() {
    return root;
  }

  /** The services that are active. */
  Iterable<View> services() {
    return services.values();
  }

  /**
   * The active services that have {@code attribute}: a rule on what no service uses costs nothing,
   * where asking each of a thousand would make it hot enough to be compiled.
   */
  List<View> having(String attribute) {
    return having.getOrDefault(attribute, List.of());
  }

  Optional<View> service(String name) {
    return Optional.ofNullable(services.get(name));
  }

  /** Whether a profile keeps the service out. */
  boolean isInactive(String service) {
    return inactive.contains(service);
  }

  /** Whether {@code kind} (networks, volumes …) has an element {@code key}. */
  boolean declares(String kind, String key) {
    return root.get(kind) instanceof MappingNode elements && elements.has(key);
  }

  List<String> keys(String kind) {
    return root.entries(kind).stream().map(MappingNode.Entry::key).toList();
  }

  /** Services that {@code service} cannot be without, whatever attribute says so. */
  static List<String> needs(View service) {
    List<String> needs = new ArrayList<>();
    for (MappingNode.Entry entry : service.entries("depends_on")) {
      needs.add(entry.key());
    }
    for (Node link : service.items("links")) {
      needs.add(head(View.text(link)));
    }
    for (Node source : service.items("volumes_from")) {
      if (!View.text(source).startsWith("container:")) {
        needs.add(head(View.text(source)));
      }
    }
    sharedNetwork(service).ifPresent(needs::add);
    return needs;
  }

  /** The service of {@code network_mode: service:x}. */
  static Optional<String> sharedNetwork(View service) {
    String mode = service.text("network_mode");
    return mode.startsWith("service:")
        ? Optional.of(mode.substring("service:".length()))
        : Optional.empty();
  }

  private static String head(String text) {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  /** How many replicas are asked for. */
  static long replicas(View service) {
    if (DeployMode.isGlobal(service.text("deploy", "mode"))) {
      return 1;
    }
    Optional<Long> deployed = service.number("deploy", "replicas");
    return deployed.isPresent() ? deployed.get() : service.number("scale").orElse(1L);
  }

  /** Whether the service runs on the local host only: what Windows makes of it does not matter. */
  static boolean isLocal(View service) {
    return service.text("image").equals("host");
  }

  /** Whether directories of the host stand for what Linux keeps in memory. */
  static boolean playsTmpfs(View service) {
    return service.isTrue("x-jstack", "emulate_tmpfs");
  }

  static boolean isHyperv(View service) {
    return service.text("isolation").toLowerCase(Locale.ROOT).equals("hyperv");
  }
}
