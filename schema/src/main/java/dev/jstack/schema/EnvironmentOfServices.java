package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.interpolate.Variables;
import dev.jstack.schema.source.EnvFile;
import dev.jstack.schema.source.SourceReader;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Env files and label files of the services that are left: their variables below {@code
 * environment}, their labels below {@code labels}. Env files are not named any more then, label
 * files are, as docker compose prints them.
 */
final class EnvironmentOfServices {
  /** What the values of a label file see beside the lines above them. */
  private static final Variables NOTHING = name -> Optional.empty();

  private final SourceReader sources;
  private final Path directory;
  private final Variables variables;
  private final Diagnostics diagnostics;

  /** Reads relative to {@code directory}, in which paths may have been left relative. */
  EnvironmentOfServices(
      SourceReader sources, Path directory, Variables variables, Diagnostics diagnostics) {
    this.sources = sources;
    this.directory = directory;
    this.variables = variables;
    this.diagnostics = diagnostics;
  }

  /** {@code tree} with the files read; label files alone where env files stay files. */
  MappingNode resolve(MappingNode tree, boolean envFiles) {
    MappingNode services = tree.mapping("services");
    if (services == null) {
      return tree;
    }
    MappingNode.@Nullable Builder changed = null;
    for (MappingNode.Entry entry : services.entries()) {
      if (entry.value() instanceof MappingNode service && namesFiles(service, envFiles)) {
        changed = changed == null ? services.toBuilder() : changed;
        changed.put(entry.with(resolved(service, envFiles)));
      }
    }
    return changed == null ? tree : tree.with("services", changed.build());
  }

  private static boolean namesFiles(MappingNode service, boolean envFiles) {
    return envFiles && service.has("env_file") || service.has("label_file");
  }

  private MappingNode resolved(MappingNode service, boolean envFiles) {
    MappingNode result = service;
    if (envFiles && service.get("env_file") instanceof SequenceNode files) {
      result = merged(result.without("env_file"), "environment", files, variables);
    }
    if (service.get("label_file") instanceof SequenceNode files) {
      result = merged(result, "labels", files, NOTHING);
    }
    return result;
  }

  private MappingNode merged(
      MappingNode service, String key, SequenceNode files, Variables around) {
    MappingNode own = service.mapping(key);
    Map<String, String> read = new LinkedHashMap<>();
    Variables visible =
        around
            .orElse(name -> Optional.ofNullable(own == null ? null : own.text(name)))
            .orElse(name -> Optional.ofNullable(read.get(name)));
    MappingNode.Builder all = MappingNode.builder(own == null ? files.range() : own.range());
    for (Node item : files.items()) {
      EnvFile file = file(item);
      if (file != null) {
        file.read(sources, visible, diagnostics)
            .forEach(
                (name, value) -> {
                  read.put(name, value);
                  all.put(name, ScalarNode.text(value, item.range()));
                });
      }
    }
    if (own != null) {
      own.entries().forEach(all::put);
    }
    MappingNode values = all.build();
    return values.isEmpty() ? service : service.with(key, values);
  }

  private @Nullable EnvFile file(Node item) {
    if (item instanceof ScalarNode path) {
      return new EnvFile(directory.resolve(path.text()), true, Optional.empty(), item.range());
    }
    String path = item instanceof MappingNode m ? m.text("path") : null;
    if (path == null || !(item instanceof MappingNode entry)) {
      return null;
    }
    boolean required = !"false".equals(entry.text("required"));
    return new EnvFile(
        directory.resolve(path), required, Optional.ofNullable(entry.text("format")), item.range());
  }
}
