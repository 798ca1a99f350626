package dev.jstack.schema.source;

import dev.jstack.schema.model.StackName;
import java.util.Locale;

/** The rules for a project's name, as docker compose has them. */
public final class ProjectName {
  private ProjectName() {}

  /** Why {@code name}, given by hand, is refused; empty text when it is fine. */
  public static String refusal(String name) {
    if (name.isEmpty()) {
      return "project name must not be empty";
    }
    return StackName.isLegal(name)
        ? ""
        : "invalid project name \""
            + name
            + "\": must consist only of lowercase alphanumeric characters, hyphens, and"
            + " underscores as well as start with a letter or number";
  }

  /** A directory's or a file's {@code name:} made legal; may be empty. */
  public static String normalized(String name) {
    StringBuilder out = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean alphanumeric = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (alphanumeric || (c == '-' || c == '_') && out.length() > 0) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
