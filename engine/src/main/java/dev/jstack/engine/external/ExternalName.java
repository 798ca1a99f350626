package dev.jstack.engine.external;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one external file is called.
 *
 * @param name by Docker's rule: at most 64 letters, digits, dots, dashes and underscores, with a
 *     letter or digit at both ends; so it is the part of a file's name on every system
 */
public record ExternalName(ExternalKind kind, String name) implements Comparable<ExternalName> {
  private static final Pattern LEGAL =
      Pattern.compile("[a-zA-Z0-9]([a-zA-Z0-9._-]{0,62}[a-zA-Z0-9])?");
  private static final String END = ".value";

  /** What a legal name is, for people. */
  public static final String RULE =
      "a name has at most 64 letters, digits, dots, dashes and underscores, with a letter or digit at"
          + " both ends";

  public ExternalName {
    if (!isLegal(name)) {
      throw new IllegalArgumentException("no name of a " + kind.word() + ": " + name);
    }
  }

  /** Whether anything can be called so. */
  public static boolean isLegal(String name) {
    return LEGAL.matcher(name).matches();
  }

  /** Whether a file system that ignores case takes both for one. */
  boolean clashesWith(ExternalName other) {
    return kind == other.kind && name.equalsIgnoreCase(other.name) && !name.equals(other.name);
  }

  /** Neither a device of Windows ({@code con}) nor the draft of another one. */
  String fileName() {
    return kind.word() + "." + name + END;
  }

  static Optional<ExternalName> ofFile(String fileName) {
    int dot = fileName.indexOf('.');
    if (dot < 0 || !fileName.endsWith(END) || fileName.length() - END.length() <= dot) {
      return Optional.empty();
    }
    String name = fileName.substring(dot + 1, fileName.length() - END.length());
    return ExternalKind.of(fileName.substring(0, dot))
        .filter(kind -> isLegal(name))
        .map(kind -> new ExternalName(kind, name));
  }

  @Override
  public int compareTo(ExternalName other) {
    return Comparator.comparing(ExternalName::kind)
        .thenComparing(ExternalName::name)
        .compare(this, other);
  }

  /** {@code secret `token`}. */
  @Override
  public String toString() {
    return kind.word() + " `" + name + "`";
  }
}
