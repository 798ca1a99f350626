package dev.jstack.schema.tree;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Scalar events to nodes, with warnings for what looks different from what it is. */
final class Scalars {
  private static final Set<String> TEXTS =
      Set.of("environment", "labels", "annotations", "args", "driver_opts", "options", "sysctls");
  private static final String PREFIX = "tag:yaml.org,2002:";

  private final Diagnostics diagnostics;

  Scalars(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  boolean isMergeKey(ScalarEvent event) {
    return event.isPlain() && event.getValue().equals("<<")
        || event.getTag().filter((PREFIX + "merge")::equals).isPresent();
  }

  ScalarNode of(ScalarEvent event, SourceRange range, List<String> path) {
    ScalarNode node =
        new ScalarNode(kind(event), event.getValue(), style(event.getScalarStyle()), range);
    if (node.kind() == ScalarNode.Kind.INTEGER) {
      warnOfLeadingZero(node, path);
    } else if (node.style() == ScalarNode.Style.DOUBLE_QUOTED) {
      warnOfControlCharacter(node);
    }
    return node;
  }

  private static ScalarNode.Kind kind(ScalarEvent event) {
    Optional<String> tag = event.getTag();
    if (tag.isPresent() && tag.get().startsWith(PREFIX)) {
      return switch (tag.get().substring(PREFIX.length())) {
        case "int" -> ScalarNode.Kind.INTEGER;
        case "float" -> ScalarNode.Kind.FLOAT;
        case "bool" -> ScalarNode.Kind.BOOLEAN;
        case "null" -> ScalarNode.Kind.NULL;
        default -> ScalarNode.Kind.TEXT;
      };
    }
    if (!event.isPlain() || tag.filter("!"::equals).isPresent()) {
      return ScalarNode.Kind.TEXT;
    }
    return CoreSchema.kindOf(event.getValue());
  }

  private static ScalarNode.Style style(ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> ScalarNode.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> ScalarNode.Style.DOUBLE_QUOTED;
      case LITERAL -> ScalarNode.Style.LITERAL;
      case FOLDED -> ScalarNode.Style.FOLDED;
      case PLAIN -> ScalarNode.Style.PLAIN;
    };
  }

  private void warnOfLeadingZero(ScalarNode node, List<String> path) {
    if (!isText(path) && CoreSchema.hasLeadingZero(node.text())) {
      String value = CoreSchema.integer(node.text()).map(Object::toString).orElse(node.text());
      diagnostics.add(
          Diagnostic.warning(
                  YamlCode.LEADING_ZERO,
                  node.range(),
                  "the number `" + node.text() + "` has a leading zero and is read as " + value)
              .withHint(YamlCode.LEADING_ZERO.cure()));
    }
  }

  /** Where the text counts as it is written: modes, and the values of variables and labels. */
  private static boolean isText(List<String> path) {
    int last = path.size() - 1;
    return last >= 0 && path.get(last).equals("mode")
        || last >= 1 && TEXTS.contains(path.get(last - 1));
  }

  private void warnOfControlCharacter(ScalarNode node) {
    String text = node.text();
    int colon = text.indexOf(':');
    if (colon == 1
        && text.length() > 2
        && Character.isLetter(text.charAt(0))
        && Character.isISOControl(text.charAt(2))) {
      diagnostics.add(
          Diagnostic.warning(
                  YamlCode.CONTROL_CHARACTER,
                  node.range(),
                  "the double-quoted path has a control character after `"
                      + text.substring(0, 2)
                      + "`")
              .withHint(YamlCode.CONTROL_CHARACTER.cure()));
    }
  }
}
