package dev.jstack.schema.merge;

import dev.jstack.diagnostic.DiagnosticCode;

/** What can go wrong where two files meet. */
public enum MergeCode implements DiagnosticCode {
  CANNOT_OVERRIDE(
      "JS1301",
      "A value cannot override one of another kind",
      "A later file gives a list or a text where an earlier one has a mapping, or the like.",
      "Write the same kind of value, or tag it `!override` to drop the earlier one.");

  private final String code;
  private final String title;
  private final String cause;
  private final String cure;

  MergeCode(String code, String title, String cause, String cure) {
    this.code = code;
    this.title = title;
    this.cause = cause;
    this.cure = cure;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String cause() {
    return cause;
  }

  @Override
  public String cure() {
    return cure;
  }
}
