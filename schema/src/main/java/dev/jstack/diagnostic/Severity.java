package dev.jstack.diagnostic;

/** How bad a finding is. Errors stop before the next stage; the others never do. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  /** The word people read, lower case. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
