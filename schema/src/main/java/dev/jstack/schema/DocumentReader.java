package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.expand.LongForm;
import dev.jstack.schema.expand.PathResolver;
import dev.jstack.schema.interpolate.Interpolator;
import dev.jstack.schema.merge.Uniqueness;
import dev.jstack.schema.source.SourceReader;
import dev.jstack.schema.tree.Document;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.SourceText;
import dev.jstack.schema.tree.YamlLimits;
import dev.jstack.schema.tree.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads stack files and brings each document into long form, with variables replaced. */
final class DocumentReader {
  private final YamlReader yaml = new YamlReader(YamlLimits.DEFAULT);
  private final SourceReader sources;
  private final LoadRequest request;
  private final Path root;
  private final Diagnostics diagnostics;
  private final Set<String> warnedVariables = new HashSet<>();

  /** By identity: comparing two texts would read both of them to their ends. */
  private final IdentityHashMap<SourceText, Optional<List<Document>>> parsed =
      new IdentityHashMap<>();

  private final Map<Prepared, Optional<List<Part>>> parts = new HashMap<>();

  private record Prepared(Path file, Project project) {}

  /** A document in long form, and the document it was. */
  record Part(MappingNode tree, Document document) {}

  DocumentReader(SourceReader sources, LoadRequest request, Path root, Diagnostics diagnostics) {
    this.sources = sources;
    this.root = root;
    this.request = request;
    this.diagnostics = diagnostics;
  }

  /** The documents of {@code file} as {@code project} sees them; empty with findings. */
  Optional<List<Part>> read(Path file, Project project, SourceRange asker) {
    Prepared key = new Prepared(file.toAbsolutePath().normalize(), project);
    Optional<List<Part>> known = parts.get(key);
    if (known == null) {
      known = sources.read(file, asker).flatMap(text -> prepare(text, project));
      parts.put(key, known);
    }
    return known;
  }

  /** The documents of {@code text} as {@code project} sees them. */
  Optional<List<Part>> prepare(SourceText text, Project project) {
    Optional<List<Document>> documents = parse(text);
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    List<Part> prepared = new ArrayList<>();
    for (Document document : documents.get()) {
      Optional<Part> part = prepare(document, project);
      if (part.isPresent()) {
        prepared.add(part.get());
      }
    }
    return Optional.of(prepared);
  }

  /** The documents of {@code text} as they are. */
  Optional<List<Document>> parse(SourceText text) {
    Optional<List<Document>> known = parsed.get(text);
    if (known == null) {
      Optional<List<Document>> read = yaml.read(text.file(), text.text(), diagnostics);
      known = read.isEmpty() ? read : Optional.of(filled(read.get()));
      parsed.put(text, known);
    }
    return known;
  }

  /** A document without content, as an override file may be, adds nothing. */
  private static List<Document> filled(List<Document> documents) {
    List<Document> filled = new ArrayList<>();
    for (Document document : documents) {
      if (!document.root().isNull()) {
        filled.add(document);
      }
    }
    return filled;
  }

  private Optional<Part> prepare(Document document, Project project) {
    if (!(document.root() instanceof MappingNode)) {
      diagnostics.add(
          Diagnostic.error(
                  LoadCode.NOT_A_MAPPING,
                  document.root().range(),
                  "top-level object must be a mapping, not " + document.root().describe())
              .withHint(LoadCode.NOT_A_MAPPING.cure()));
      return Optional.empty();
    }
    boolean interpolate = request.switches().interpolate();
    Node filled =
        interpolate
            ? new Interpolator(project.environment(), warnedVariables, diagnostics)
                .interpolate(document.root())
            : document.root();
    MappingNode full = LongForm.of((MappingNode) filled, paths(project), !interpolate, diagnostics);
    return Uniqueness.within(full) instanceof MappingNode tree
        ? Optional.of(new Part(tree, document))
        : Optional.empty();
  }

  PathResolver paths(Project project) {
    return new PathResolver(
        project.directory(),
        root,
        project.environment().value(request.windowsHost() ? "USERPROFILE" : "HOME"),
        request.switches().resolvePaths());
  }
}
