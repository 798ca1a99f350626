package dev.jstack.schema.interpolate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A text with variables.
 *
 * <pre>
 * template := ( text | "$$" | "$" NAME | "${" NAME "}" | "${" NAME OP word "}" )*
 * </pre>
 *
 * A word is a template with balanced braces; it is looked at only when it is used. A {@code $} that
 * starts nothing is itself.
 */
public final class Template {
  private static final int DEEPEST = 100;

  private final Variables variables;
  private final Consumer<String> unset;

  /**
   * Replaces by {@code variables}.
   *
   * @param unset told the name of each variable that has neither a value nor a word
   */
  public Template(Variables variables, Consumer<String> unset) {
    this.variables = variables;
    this.unset = unset;
  }

  /** {@code text} with its variables replaced. */
  public String replace(String text) throws TemplateException {
    return text.indexOf('$') < 0 ? text : replace(text, 0);
  }

  /** The variables that {@code text} uses, also those in words, in the order of the text. */
  public static List<Reference> references(String text) throws TemplateException {
    List<Reference> found = new ArrayList<>();
    collect(text, found, 0);
    return found;
  }

  private String replace(String text, int depth) throws TemplateException {
    checkDepth(depth);
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0) {
        break;
      }
      out.append(text, at, dollar);
      Token token = Token.at(text, dollar);
      out.append(token.reference().isPresent() ? value(token.reference().get(), depth) : "$");
      at = token.end();
    }
    return out.append(text, at, text.length()).toString();
  }

  private String value(Reference reference, int depth) throws TemplateException {
    Optional<String> value = variables.value(reference.name());
    if (reference.operator().isEmpty()) {
      if (value.isEmpty()) {
        unset.accept(reference.name());
      }
      return value.orElse("");
    }
    Operator operator = reference.operator().get();
    boolean accepted = operator.accepts(value);
    return switch (operator) {
      case DEFAULT, DEFAULT_IF_EMPTY ->
          accepted ? value.orElse("") : replace(reference.word(), depth + 1);
      case ALTERNATE, ALTERNATE_IF_NOT_EMPTY ->
          accepted ? replace(reference.word(), depth + 1) : "";
      case REQUIRED, REQUIRED_NOT_EMPTY -> {
        if (!accepted) {
          throw TemplateException.required(reference.name(), replace(reference.word(), depth + 1));
        }
        yield value.orElse("");
      }
    };
  }

  private static void collect(String text, List<Reference> found, int depth)
      throws TemplateException {
    checkDepth(depth);
    for (int at = text.indexOf('$'); at >= 0; ) {
      Token token = Token.at(text, at);
      if (token.reference().isPresent()) {
        found.add(token.reference().get());
        collect(token.reference().get().word(), found, depth + 1);
      }
      at = text.indexOf('$', token.end());
    }
  }

  private static void checkDepth(int depth) throws TemplateException {
    if (depth > DEEPEST) {
      throw TemplateException.malformed("variables are nested deeper than " + DEEPEST + " levels");
    }
  }
}
