package dev.jstack.schema.canonical;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.TreePath;

/** What a rule about values may know. */
final class Scope extends TreePath {
  private final boolean lenient;
  private final Diagnostics diagnostics;

  Scope(boolean lenient, Diagnostics diagnostics) {
    this.lenient = lenient;
    this.diagnostics = diagnostics;
  }

  /** An error, unless variables are left in: then a text need not make sense yet. */
  void refuse(Node at, String message, String cure) {
    if (!lenient) {
      diagnostics.add(
          Diagnostic.error(CanonicalCode.VALUE, at.range(), path() + ": " + message)
              .withHint(cure));
    }
  }
}
