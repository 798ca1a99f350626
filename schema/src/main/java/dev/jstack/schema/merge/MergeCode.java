package dev.jstack.schema.merge;

import dev.jstack.diagnostic.DiagnosticCode;
import dev.jstack.diagnostic.DiagnosticPage;

/** What can go wrong where two files meet. */
public enum MergeCode implements DiagnosticCode {
  CANNOT_OVERRIDE(
      "JS1301",
      "A value cannot override one of another kind",
      "A later file gives a list or a text where an earlier one has a mapping, or the like.",
      "Write the same kind of value, or tag it `!override` to drop the earlier one.");

  private final DiagnosticPage page;

  MergeCode(String code, String title, String cause, String cure) {
    this.page = new DiagnosticPage(code, title, cause, cure);
  }

  @Override
  public DiagnosticPage page() {
    return page;
  }
}
