package dev.jstack.schema.canonical;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out networks, volumes, secrets, configs and models that no service of the tree uses: they
 * are neither made nor printed.
 */
public final class UsedResources {
  private static final List<String> KINDS =
      List.of("networks", "volumes", "secrets", "configs", "models");

  private final Map<String, Set<String>> used = new HashMap<>();

  private UsedResources() {
    for (String kind : KINDS) {
      used.put(kind, new HashSet<>());
    }
  }

  /** The canonical tree without what is not used. */
  public static MappingNode of(MappingNode canonical) {
    UsedResources resources = new UsedResources();
    resources.services(canonical.get("services"));
    resources.namespaces(member(canonical.get("x-jstack"), "namespaces"));
    return resources.filter(canonical);
  }

  private void services(@Nullable Node services) {
    for (MappingNode.Entry service : entries(services)) {
      Node node = service.value();
      keys("networks", member(node, "networks"));
      keys("models", member(node, "models"));
      sources("volumes", member(node, "volumes"));
      sources("secrets", member(node, "secrets"));
      sources("configs", member(node, "configs"));
      sources("secrets", member(member(node, "build"), "secrets"));
      add("configs", member(member(node, "credential_spec"), "config"));
    }
  }

  private void namespaces(@Nullable Node namespaces) {
    for (MappingNode.Entry namespace : entries(namespaces)) {
      Node networks = member(namespace.value(), "networks");
      keys("networks", networks);
      for (Node network : items(networks)) {
        add("networks", network);
      }
    }
  }

  private void keys(String kind, @Nullable Node mapping) {
    for (MappingNode.Entry entry : entries(mapping)) {
      used(kind).add(entry.key());
    }
  }

  private void sources(String kind, @Nullable Node list) {
    for (Node item : items(list)) {
      add(kind, member(item, "source"));
    }
  }

  private void add(String kind, @Nullable Node name) {
    if (name instanceof ScalarNode scalar) {
      used(kind).add(scalar.text());
    }
  }

  private Set<String> used(String kind) {
    return used.getOrDefault(kind, Set.of());
  }

  private MappingNode filter(MappingNode root) {
    List<MappingNode.Entry> kept = new ArrayList<>();
    for (MappingNode.Entry entry : root.entries()) {
      if (!KINDS.contains(entry.key()) || !(entry.value() instanceof MappingNode elements)) {
        kept.add(entry);
        continue;
      }
      List<MappingNode.Entry> members = new ArrayList<>();
      for (MappingNode.Entry member : elements.entries()) {
        if (used(entry.key()).contains(member.key())) {
          members.add(member);
        }
      }
      if (!members.isEmpty()) {
        MappingNode value = MappingNode.of(members, elements.range());
        kept.add(new MappingNode.Entry(entry.key(), entry.keyRange(), value));
      }
    }
    return MappingNode.of(kept, root.range());
  }

  private static Iterable<MappingNode.Entry> entries(@Nullable Node node) {
    return node instanceof MappingNode mapping ? mapping.entries() : List.of();
  }

  private static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode list ? list.items() : List.of();
  }

  private static @Nullable Node member(@Nullable Node node, String key) {
    return node instanceof MappingNode mapping ? mapping.get(key) : null;
  }
}
