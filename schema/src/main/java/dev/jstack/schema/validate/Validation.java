package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.describe.Format;
import dev.jstack.schema.tree.MappingNode;

/** Finds everything that is wrong with a stack, stage by stage; a later stage needs the earlier. */
public final class Validation {
  private Validation() {}

  /**
   * Whether the merged tree, short forms and all, is made as the format wants. Runs before the
   * canonical form: an override file alone may lack what is required.
   */
  public static void structure(MappingNode merged, Diagnostics out) {
    new StructureChecker(out).check(merged, Format.compact().root());
  }
}
