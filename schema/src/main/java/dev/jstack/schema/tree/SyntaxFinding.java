package dev.jstack.schema.tree;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** Turns what the YAML parser says into a finding, with a hint for the traps of Windows paths. */
final class SyntaxFinding {
  private static final Pattern BROKEN_ESCAPE =
      Pattern.compile(
          "\\\\(x(?!\\p{XDigit}{2})|u(?!\\p{XDigit}{4})|U(?!00(0\\p{XDigit}|10)\\p{XDigit}{4}))");

  private final SourceFile file;

  SyntaxFinding(SourceFile file) {
    this.file = file;
  }

  Diagnostic of(MarkedYamlEngineException e) {
    String problem = Optional.ofNullable(e.getProblem()).orElse("the text is no YAML");
    Diagnostic finding =
        Diagnostic.error(YamlCode.SYNTAX, place(e.getProblemMark()), problem)
            .withHint(hint(problem));
    if (e.getContext() != null && e.getContextMark().isPresent()) {
      return finding.withRelated(place(e.getContextMark()), e.getContext());
    }
    return finding;
  }

  /** A character that YAML does not allow anywhere; the parser only knows how far in it is. */
  Diagnostic of(ReaderException e, String text) {
    int end = text.offsetByCodePoints(0, Math.min(e.getPosition(), codePoints(text)));
    String before = text.substring(0, end);
    String message = String.format("the character U+%04X is not allowed in YAML", e.getCodePoint());
    return Diagnostic.error(YamlCode.SYNTAX, place(before), message)
        .withHint("remove it, or write it as an escape in double quotes");
  }

  /** An escape such as {@code \\U} of {@code "C:\\Users"} that names no character. */
  Diagnostic ofEscape(String text) {
    Matcher escape = BROKEN_ESCAPE.matcher(text);
    SourceRange place =
        escape.find() ? place(text.substring(0, escape.start())) : SourceRange.whole(file);
    return Diagnostic.error(YamlCode.SYNTAX, place, "an escape in double quotes names no character")
        .withHint("use plain text or single quotes for Windows paths");
  }

  private SourceRange place(String before) {
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    int column = 1 + codePoints(before.substring(before.lastIndexOf('\n') + 1));
    return new SourceRange(file, line, column, line, column + 1);
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  private SourceRange place(Optional<Mark> mark) {
    return mark.map(
            m ->
                new SourceRange(
                    file, m.getLine() + 1, m.getColumn() + 1, m.getLine() + 1, m.getColumn() + 2))
        .orElse(SourceRange.whole(file));
  }

  private static Optional<String> hint(String problem) {
    if (problem.contains("escape")) {
      return Optional.of("use plain text or single quotes for Windows paths");
    }
    if (problem.contains("cannot start any token")) {
      return Optional.of(
          problem.contains("TAB")
              ? "indent with spaces; YAML refuses tabs"
              : "put the value in single quotes");
    }
    if (problem.contains("mapping values are not allowed")) {
      return Optional.of("put a value with `: ` in quotes, or check the indentation");
    }
    if (problem.contains("could not find expected ':'")) {
      return Optional.of("put a blank after the colon of a key, here or on the line before");
    }
    if (problem.contains("<block end>") || problem.contains("unexpected end of stream")) {
      return Optional.of(
          "look for a quote or bracket that is not closed above, or a line indented otherwise than"
              + " those beside it");
    }
    return Optional.empty();
  }
}
