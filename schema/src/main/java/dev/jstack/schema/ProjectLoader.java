package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.merge.Merger;
import dev.jstack.schema.source.SourceReader;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.SourceText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Merges files into one tree: each document extended, its includes below it, over what came before.
 */
final class ProjectLoader {
  private final DocumentReader documents;
  private final Includes includes;
  private final Extends extensions;
  private final Merger merger;
  private final SourceReader sources;
  private final Diagnostics diagnostics;
  private final boolean lookUp;

  ProjectLoader(
      DocumentReader documents,
      SourceReader sources,
      LoadRequest request,
      Diagnostics diagnostics) {
    this.documents = documents;
    this.sources = sources;
    this.merger = new Merger(diagnostics);
    this.extensions = new Extends(documents, request, diagnostics);
    this.includes = new Includes(this, documents, sources, request, diagnostics);
    this.diagnostics = diagnostics;
    this.lookUp = request.switches().resolveEnvironment() || request.switches().normalize();
  }

  /** The tree of {@code texts} together; empty when none of them could be read. */
  Optional<MappingNode> load(List<SourceText> texts, Project project) {
    MappingNode merged = null;
    for (SourceText text : texts) {
      for (DocumentReader.Part part : documents.prepare(text, project).orElse(List.of())) {
        merged = add(merged, part, project);
      }
    }
    return merged == null
        ? Optional.empty()
        : Optional.of(
            new ProjectDefaults(documents.paths(project), project.environment(), lookUp)
                .apply(merged));
  }

  /** The same for files; a file that cannot be read is told at {@code asker} and left out. */
  Optional<MappingNode> load(List<Path> files, Project project, SourceRange asker) {
    List<SourceText> texts =
        files.stream().flatMap(file -> sources.read(file, asker).stream()).toList();
    return load(texts, project);
  }

  private MappingNode add(@Nullable MappingNode before, DocumentReader.Part part, Project project) {
    MappingNode own = extensions.apply(part, project);
    MappingNode included = includes.of(own, project);
    MappingNode tree = own.without("include");
    if (included != null) {
      tree = merger.mergeFiles(Merger.clear(included, part.document().cleared()), tree);
    }
    noteVersion(tree);
    return before == null
        ? tree
        : merger.mergeFiles(Merger.clear(before, part.document().cleared()), tree);
  }

  private void noteVersion(MappingNode tree) {
    Optional<MappingNode.Entry> version = tree.entry("version");
    if (version.isPresent()) {
      diagnostics.add(
          Diagnostic.note(
                  LoadCode.OBSOLETE_VERSION,
                  version.get().keyRange(),
                  "the attribute `version` is obsolete and is ignored")
              .withHint(LoadCode.OBSOLETE_VERSION.cure()));
    }
  }
}
