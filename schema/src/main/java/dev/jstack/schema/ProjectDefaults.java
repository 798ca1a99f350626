package dev.jstack.schema;

import dev.jstack.schema.expand.LongForm;
import dev.jstack.schema.expand.PathResolver;
import dev.jstack.schema.source.Environment;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;

/** What the merged files of one project get from it: its directory and its variables. */
final class ProjectDefaults {
  private final PathResolver paths;
  private final Environment environment;
  private final boolean lookUp;

  /**
   * Defaults of a project.
   *
   * @param lookUp whether keys without value take that of a variable
   */
  ProjectDefaults(PathResolver paths, Environment environment, boolean lookUp) {
    this.paths = paths;
    this.environment = environment;
    this.lookUp = lookUp;
  }

  MappingNode apply(MappingNode tree) {
    MappingNode services = tree.mapping("services");
    if (services == null) {
      return tree;
    }
    MappingNode.Builder changed = services.toBuilder();
    for (MappingNode.Entry entry : services.entries()) {
      Node full = entry.value() instanceof MappingNode service ? service(service) : entry.value();
      if (full != entry.value()) {
        changed.put(entry.with(full));
      }
    }
    return tree.with("services", changed.build());
  }

  private MappingNode service(MappingNode service) {
    MappingNode values = service.mapping("environment");
    MappingNode result =
        values == null || !lookUp ? service : service.with("environment", filled(values));
    MappingNode build = service.mapping("build");
    return build == null ? result : result.with("build", build(build));
  }

  private MappingNode build(MappingNode build) {
    MappingNode full = LongForm.withContext(build, paths);
    MappingNode args = full.mapping("args");
    return args == null || !lookUp ? full : full.with("args", known(filled(args)));
  }

  private MappingNode filled(MappingNode values) {
    MappingNode filled = values;
    for (MappingNode.Entry entry : values.entries()) {
      String value = entry.value().isNull() ? environment.value(entry.key()).orElse(null) : null;
      if (value != null) {
        filled = filled.with(entry.key(), ScalarNode.text(value, entry.keyRange()));
      }
    }
    return filled;
  }

  /** A build argument that nothing gives a value is none. */
  private static MappingNode known(MappingNode args) {
    MappingNode.Builder known = args.toBuilder();
    args.entries().stream().filter(e -> e.value().isNull()).forEach(e -> known.remove(e.key()));
    return known.build();
  }
}
