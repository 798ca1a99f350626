package dev.jstack.schema;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.ScalarNode;
import java.util.Map;

/** {@code --scale}: replicas of the command line in place of those of the files. */
final class Scale {
  private Scale() {}

  static MappingNode apply(MappingNode tree, Map<String, Integer> scale) {
    MappingNode services = tree.mapping("services");
    if (services == null || scale.isEmpty()) {
      return tree;
    }
    MappingNode result = services;
    for (MappingNode.Entry entry : services.entries()) {
      Integer replicas = scale.get(entry.key());
      if (replicas != null && entry.value() instanceof MappingNode service) {
        result = result.with(entry.key(), scaled(service, replicas));
      }
    }
    return tree.with("services", result);
  }

  private static MappingNode scaled(MappingNode service, int replicas) {
    ScalarNode number = ScalarNode.integer(replicas, service.range());
    MappingNode deploy = service.mapping("deploy");
    MappingNode scaled = service.with("scale", number);
    return deploy == null || !deploy.has("replicas")
        ? scaled
        : scaled.with("deploy", deploy.with("replicas", number));
  }
}
