package dev.jstack.schema.source;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.interpolate.Template;
import dev.jstack.schema.interpolate.TemplateException;
import dev.jstack.schema.interpolate.Variables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code .env} and env files: {@code [export ]KEY=VALUE}, values plain, in double quotes
 * (escapes and variables) or in single quotes (as they are). A key alone takes the value of the
 * surroundings.
 */
public final class DotEnv {
  private final SourceFile file;
  private final Cursor cursor;
  private final Variables surroundings;
  private final Diagnostics diagnostics;
  private final Map<String, String> values = new LinkedHashMap<>();

  private DotEnv(SourceFile file, String text, Variables around, Diagnostics diagnostics) {
    this.file = file;
    this.cursor = new Cursor(text);
    this.surroundings = around;
    this.diagnostics = diagnostics;
  }

  /**
   * The variables of {@code text}, in order. Stops at the first line that breaks the grammar.
   *
   * @param surroundings what a value's variables see before the lines above them
   */
  public static Map<String, String> parse(
      SourceFile file, String text, Variables surroundings, Diagnostics diagnostics) {
    DotEnv parser = new DotEnv(file, text.replace("\r\n", "\n"), surroundings, diagnostics);
    parser.read();
    return parser.values;
  }

  private void read() {
    while (cursor.toStatement()) {
      int line = cursor.line();
      Optional<String> key = key();
      if (key.isEmpty()) {
        return;
      }
      if (cursor.takeSeparator()) {
        Optional<String> value = value(line);
        if (value.isEmpty()) {
          return;
        }
        values.put(key.get(), value.get());
      } else {
        surroundings.value(key.get()).ifPresent(v -> values.put(key.get(), v));
      }
    }
  }

  private Optional<String> key() {
    cursor.skipExport();
    int line = cursor.line();
    String key = cursor.takeKey();
    Optional<Character> wrong = cursor.wrongInKey();
    if (wrong.isPresent()) {
      return refuse(
          line, "unexpected character \"" + wrong.get() + "\" in variable name `" + key + "`");
    }
    if (key.indexOf(' ') >= 0 || key.indexOf('\t') >= 0) {
      return refuse(line, "key cannot contain a space: `" + key + "`");
    }
    return Optional.of(key);
  }

  private Optional<String> value(int line) {
    cursor.skipBlanks();
    if (cursor.at('\'')) {
      return quoted('\'', line);
    }
    if (cursor.at('"')) {
      return quoted('"', line).flatMap(text -> expanded(Escapes.resolve(text), line, true));
    }
    String rest = cursor.takeLine();
    int comment = rest.startsWith("#") ? -1 : rest.indexOf(" #");
    return expanded((comment < 0 ? rest : rest.substring(0, comment)).strip(), line, false);
  }

  private Optional<String> quoted(char quote, int line) {
    Optional<String> text = cursor.takeQuoted(quote);
    return text.isPresent() ? text : refuse(line, "unterminated quoted value");
  }

  private Optional<String> expanded(String text, int line, boolean escapes) {
    if (escapes && text.length() > 2 && text.charAt(1) == ':' && text.charAt(2) < ' ') {
      warn(
          SourceCode.ENV_CONTROL_CHARACTER,
          line,
          "the double-quoted path has a control character after `" + text.substring(0, 2) + "`");
    }
    Variables visible = surroundings.orElse(name -> Optional.ofNullable(values.get(name)));
    try {
      return Optional.of(new Template(visible, name -> warnOfUnset(name, line)).replace(text));
    } catch (TemplateException e) {
      return refuse(line, String.valueOf(e.getMessage()));
    }
  }

  private void warnOfUnset(String name, int line) {
    warn(
        SourceCode.ENV_VARIABLE,
        line,
        "the `" + name + "` variable is not set; `$" + name + "` becomes a blank string");
  }

  private void warn(SourceCode code, int line, String message) {
    diagnostics.add(Diagnostic.warning(code, place(line), message).withHint(code.cure()));
  }

  private Optional<String> refuse(int line, String message) {
    diagnostics.add(
        Diagnostic.error(SourceCode.ENV_SYNTAX, place(line), message)
            .withHint(SourceCode.ENV_SYNTAX.cure()));
    return Optional.empty();
  }

  private SourceRange place(int line) {
    int width = line <= file.lines().size() ? file.lines().get(line - 1).length() : 0;
    return new SourceRange(file, line, 1, line, width + 1);
  }
}
