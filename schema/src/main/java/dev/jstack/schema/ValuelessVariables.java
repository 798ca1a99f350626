package dev.jstack.schema;

import dev.jstack.schema.source.Environment;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.ScalarNode;

/** {@code environment} keys without value take it from the variables of their own project. */
final class ValuelessVariables {
  private ValuelessVariables() {}

  static MappingNode resolve(MappingNode tree, Environment environment) {
    MappingNode services = tree.mapping("services");
    if (services == null) {
      return tree;
    }
    MappingNode.Builder changed = services.toBuilder();
    for (MappingNode.Entry entry : services.entries()) {
      if (entry.value() instanceof MappingNode service) {
        changed.put(entry.with(service(service, environment)));
      }
    }
    return tree.with("services", changed.build());
  }

  private static MappingNode service(MappingNode service, Environment environment) {
    MappingNode values = service.mapping("environment");
    return values == null ? service : service.with("environment", filled(values, environment));
  }

  private static MappingNode filled(MappingNode values, Environment environment) {
    MappingNode.Builder filled = values.toBuilder();
    for (MappingNode.Entry entry : values.entries()) {
      if (entry.value().isNull()) {
        environment
            .value(entry.key())
            .ifPresent(v -> filled.put(entry.with(ScalarNode.text(v, entry.keyRange()))));
      }
    }
    return filled.build();
  }
}
