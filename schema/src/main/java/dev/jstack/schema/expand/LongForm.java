package dev.jstack.schema.expand;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.Rewriter;
import dev.jstack.schema.tree.TreeRule;

/** One document in long form. */
public final class LongForm {
  private static final PathTable<TreeRule<Scope>> TABLE = table();

  private LongForm() {}

  /**
   * {@code document} with short syntax made long and paths made absolute.
   *
   * @param lenient whether variables are left in, so that a text may not make sense yet
   */
  public static MappingNode of(
      MappingNode document, PathResolver paths, boolean lenient, Diagnostics diagnostics) {
    Node full = new Rewriter<>(new Scope(paths, lenient, diagnostics)).rewrite(document, TABLE);
    return full instanceof MappingNode mapping ? mapping : document;
  }

  /** {@code build} with its context, which is the directory when nothing else is said. */
  public static MappingNode withContext(MappingNode build, PathResolver paths) {
    return build.has("context")
        ? build
        : build.toBuilder().putText("context", paths.resolve(".").orElse(".")).build();
  }

  private static PathTable<TreeRule<Scope>> table() {
    PathTable.Builder<TreeRule<Scope>> table = PathTable.builder();
    ServiceShapes.addTo(table);
    ResourceShapes.addTo(table);
    return table.build();
  }
}
