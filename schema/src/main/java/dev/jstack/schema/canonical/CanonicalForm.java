package dev.jstack.schema.canonical;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.Rewriter;
import dev.jstack.schema.tree.TreeRule;

/** One spelling for each value, defaults spelled out, nothing that says nothing. */
public final class CanonicalForm {
  private static final PathTable<TreeRule<Scope>> TABLE = table();

  private CanonicalForm() {}

  /**
   * {@code tree}, merged and validated, in canonical form.
   *
   * @param lenient whether variables are left in
   */
  public static MappingNode of(MappingNode tree, boolean lenient, Diagnostics diagnostics) {
    Node full =
        new Rewriter<>(new Scope(lenient, diagnostics)).rewrite(tree.without("version"), TABLE);
    return full instanceof MappingNode mapping ? ZeroValues.omit(mapping) : tree;
  }

  private static PathTable<TreeRule<Scope>> table() {
    PathTable.Builder<TreeRule<Scope>> table = PathTable.builder();
    Values.addTo(table);
    Defaults.addTo(table);
    return table.build();
  }
}
