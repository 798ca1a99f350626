package dev.jstack.schema.source;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.interpolate.Variables;
import java.util.LinkedHashMap;
import java.util.Map;

/** Env files of {@code format: raw}: a line is KEY=VALUE, and nothing in it means anything else. */
final class RawEnv {
  private RawEnv() {}

  /** The variables of {@code text}; a key alone takes the value of the surroundings. */
  static Map<String, String> parse(
      SourceFile file, String text, Variables surroundings, Diagnostics diagnostics) {
    Map<String, String> values = new LinkedHashMap<>();
    String[] lines = text.split("\r\n|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String entry = lines[i].stripLeading();
      if (entry.isEmpty() || entry.startsWith("#")) {
        continue;
      }
      int equals = entry.indexOf('=');
      String key = equals < 0 ? entry : entry.substring(0, equals);
      if (key.isEmpty() || key.indexOf(' ') >= 0 || key.indexOf('\t') >= 0) {
        diagnostics.add(
            notAKey(key, new SourceRange(file, i + 1, 1, i + 1, lines[i].length() + 1)));
      } else if (equals < 0) {
        surroundings.value(key).ifPresent(v -> values.put(key, v));
      } else {
        values.put(key, entry.substring(equals + 1));
      }
    }
    return values;
  }

  private static Diagnostic notAKey(String key, SourceRange place) {
    String message = key.isEmpty() ? "no variable name" : "variable `" + key + "` contains blanks";
    return Diagnostic.error(SourceCode.ENV_SYNTAX, place, message)
        .withHint("with `format: raw` a line is KEY=VALUE, and there is no `export`");
  }
}
