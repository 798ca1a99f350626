package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.merge.Merger;
import dev.jstack.schema.source.EnvFile;
import dev.jstack.schema.source.Environment;
import dev.jstack.schema.source.SourceReader;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code include}: each entry is a project of its own, with its own directory and variables; its
 * resources come below those of the file that includes it.
 */
final class Includes {
  private static final Set<String> SECTIONS =
      Set.of("services", "networks", "volumes", "secrets", "configs", "models");
  private static final int LONGEST_CHAIN = 100;
  private static final Set<String> NO_FILE = Set.of("/dev/null", "NUL", "nul");

  private final ProjectLoader loader;
  private final DocumentReader documents;
  private final SourceReader sources;
  private final LoadRequest request;
  private final Diagnostics diagnostics;
  private final Deque<Path> chain = new ArrayDeque<>();

  Includes(
      ProjectLoader loader,
      DocumentReader documents,
      SourceReader sources,
      LoadRequest request,
      Diagnostics diagnostics) {
    this.loader = loader;
    this.documents = documents;
    this.sources = sources;
    this.request = request;
    this.diagnostics = diagnostics;
  }

  /** What {@code tree} includes, merged; null when it includes nothing. */
  @Nullable MappingNode of(MappingNode tree, Project project) {
    Node include = tree.get("include");
    if (include == null || include.isNull()) {
      return null;
    }
    if (!(include instanceof SequenceNode list)) {
      refuse(LoadCode.INCLUDE, include, "`include` must be a list, not " + include.describe());
      return null;
    }
    MappingNode merged = null;
    for (Node item : list.items()) {
      MappingNode one = entry(item, project);
      if (one != null) {
        merged = merged == null ? one : new Merger(diagnostics).mergeFiles(merged, one);
      }
    }
    return merged;
  }

  private @Nullable MappingNode entry(Node item, Project project) {
    List<ScalarNode> paths = texts(item instanceof MappingNode m ? m.get("path") : item);
    if (paths.isEmpty()) {
      refuse(LoadCode.INCLUDE, item, "an entry of `include` is a path or has a `path`");
      return null;
    }
    List<Path> files = new ArrayList<>();
    for (ScalarNode path : paths) {
      if (path.text().contains("://") || path.text().startsWith("git@")) {
        refuse(
            LoadCode.REMOTE,
            path,
            "remote include is not supported; vendor the file: " + path.text());
        return null;
      }
      Path file = documents.paths(project).file(path.text()).toAbsolutePath().normalize();
      Outside.tell(file, request, path.range(), diagnostics);
      files.add(file);
    }
    return project(item, files, project);
  }

  private @Nullable MappingNode project(Node item, List<Path> files, Project project) {
    Path first = files.get(0);
    if (chain.contains(first)) {
      List<String> names = new ArrayList<>();
      chain.descendingIterator().forEachRemaining(p -> names.add(sources.nameOf(p)));
      names.add(sources.nameOf(first));
      refuse(LoadCode.INCLUDE_CYCLE, item, "include cycle detected: " + String.join(" -> ", names));
      return null;
    }
    if (chain.size() == LONGEST_CHAIN) {
      refuse(LoadCode.TOO_DEEP, item, "more than " + LONGEST_CHAIN + " includes in one chain");
      return null;
    }
    Path directory = directory(item, first, project);
    Project own = new Project(directory, environment(item, directory, project));
    chain.push(first);
    try {
      return loader.load(files, own, item.range()).map(Includes::resources).orElse(null);
    } finally {
      chain.pop();
    }
  }

  private Path directory(Node item, Path first, Project project) {
    String named = item instanceof MappingNode m ? m.text("project_directory") : null;
    return named == null
        ? Optional.ofNullable(first.getParent()).orElse(project.directory())
        : documents.paths(project).file(named).toAbsolutePath().normalize();
  }

  private Environment environment(Node item, Path directory, Project project) {
    List<ScalarNode> named = texts(item instanceof MappingNode m ? m.get("env_file") : null);
    Map<String, String> values = new LinkedHashMap<>();
    if (named.isEmpty()) {
      Path file = directory.resolve(".env");
      if (Files.isRegularFile(file)) {
        values.putAll(read(new EnvFile(file, true, Optional.empty(), item.range()), project));
      }
    }
    for (ScalarNode name : named) {
      if (!NO_FILE.contains(name.text())) {
        Path file = documents.paths(project).file(name.text());
        values.putAll(read(new EnvFile(file, true, Optional.empty(), name.range()), project));
      }
    }
    return project.environment().withDefaults(values);
  }

  private Map<String, String> read(EnvFile file, Project project) {
    return file.read(sources, project.environment(), diagnostics);
  }

  private static MappingNode resources(MappingNode tree) {
    MappingNode.Builder kept = MappingNode.builder(tree.range());
    tree.entries().stream().filter(e -> SECTIONS.contains(e.key())).forEach(kept::put);
    return kept.build();
  }

  private static List<ScalarNode> texts(@Nullable Node node) {
    if (node instanceof ScalarNode scalar && scalar.isText()) {
      return List.of(scalar);
    }
    List<ScalarNode> texts = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      for (Node item : list.items()) {
        if (item instanceof ScalarNode scalar && scalar.isText()) {
          texts.add(scalar);
        }
      }
    }
    return texts;
  }

  private void refuse(LoadCode code, Node at, String message) {
    diagnostics.add(Diagnostic.error(code, at.range(), message).withHint(code.cure()));
  }
}
