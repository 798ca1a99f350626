package dev.jstack.schema.expand;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.TreePath;

/** What a rule may know: where it is, how paths resolve, and whom to tell. */
final class Scope extends TreePath {
  private final PathResolver paths;
  private final boolean lenient;
  private final Diagnostics diagnostics;

  Scope(PathResolver paths, boolean lenient, Diagnostics diagnostics) {
    this.paths = paths;
    this.lenient = lenient;
    this.diagnostics = diagnostics;
  }

  PathResolver paths() {
    return paths;
  }

  /** Whether what {@code text} means depends on variables that are left in. */
  boolean isOpen(String text) {
    return lenient && text.indexOf('$') >= 0;
  }

  /** An error, unless variables are left in: then texts need not make sense yet. */
  void refuse(ExpandCode code, Node at, String message) {
    if (!lenient) {
      refuseAlways(code, at, message);
    }
  }

  /** An error that variables left in do not excuse. */
  void refuseAlways(ExpandCode code, Node at, String message) {
    diagnostics.add(Diagnostic.error(code, at.range(), message).withHint(code.cure()));
  }

  void note(ExpandCode code, Node at, String message) {
    diagnostics.add(Diagnostic.note(code, at.range(), message).withHint(code.cure()));
  }

  void warn(ExpandCode code, Node at, String message) {
    diagnostics.add(Diagnostic.warning(code, at.range(), message).withHint(code.cure()));
  }
}
