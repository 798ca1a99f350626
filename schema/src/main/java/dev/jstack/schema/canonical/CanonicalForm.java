package dev.jstack.schema.canonical;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.Rewriter;

/** One spelling for each value, defaults spelled out, nothing that says nothing. */
public final class CanonicalForm {
  private CanonicalForm() {}

  /**
   * {@code tree}, merged and validated, in canonical form.
   *
   * @param lenient whether variables are left in
   */
  public static MappingNode of(MappingNode tree, boolean lenient, Diagnostics diagnostics) {
    Rewriter<Scope> rewriter = new Rewriter<>(new Scope(lenient, diagnostics));
    Node valued = rewriter.rewrite(tree.without("version"), Values.TABLE);
    Node full = rewriter.rewrite(valued, Defaults.TABLE);
    return full instanceof MappingNode mapping ? ZeroValues.omit(mapping) : tree;
  }
}
