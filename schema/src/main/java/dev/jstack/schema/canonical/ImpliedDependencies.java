package dev.jstack.schema.canonical;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dependencies that follow from other attributes: links, shared namespaces, volumes of others. */
final class ImpliedDependencies {
  private static final List<String> MODES = List.of("network_mode", "ipc", "pid", "uts", "cgroup");
  private static final String SERVICE = "service:";

  private ImpliedDependencies() {}

  static MappingNode add(MappingNode service) {
    Map<String, MappingNode> implied = new LinkedHashMap<>();
    for (Node link : items(service.get("links"))) {
      implied.putIfAbsent(before(text(link), ':'), dependency(link, true));
    }
    for (String mode : MODES) {
      String value = service.text(mode);
      if (value != null && value.startsWith(SERVICE)) {
        Node at = service.get(mode) instanceof ScalarNode scalar ? scalar : service;
        implied.putIfAbsent(value.substring(SERVICE.length()), dependency(at, true));
      }
    }
    for (Node from : items(service.get("volumes_from"))) {
      if (!text(from).startsWith("container:")) {
        implied.putIfAbsent(before(text(from), ':'), dependency(from, false));
      }
    }
    return implied.isEmpty() ? service : service.with("depends_on", merged(service, implied));
  }

  private static MappingNode merged(MappingNode service, Map<String, MappingNode> implied) {
    MappingNode written = service.mapping("depends_on");
    MappingNode all = written == null ? MappingNode.empty(service.range()) : written;
    for (Map.Entry<String, MappingNode> entry : implied.entrySet()) {
      if (!all.has(entry.getKey())) {
        all = all.with(entry.getKey(), entry.getValue());
      }
    }
    return all;
  }

  private static MappingNode dependency(Node at, boolean restart) {
    MappingNode.Builder dependency =
        MappingNode.builder(at.range())
            .putText("condition", "service_started")
            .put("required", ScalarNode.bool(true, at.range()));
    if (restart) {
      dependency.put("restart", ScalarNode.bool(true, at.range()));
    }
    return dependency.build();
  }

  private static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode list ? list.items() : List.of();
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : "";
  }

  private static String before(String text, char c) {
    int at = text.indexOf(c);
    return at < 0 ? text : text.substring(0, at);
  }
}
