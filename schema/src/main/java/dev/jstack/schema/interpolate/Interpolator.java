package dev.jstack.schema.interpolate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.NodePath;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces the variables in all texts of a tree; keys are never touched. */
public final class Interpolator {
  private final Variables variables;
  private final Set<String> warned;
  private final Diagnostics diagnostics;
  private final List<String> path = new ArrayList<>();

  /**
   * Replaces by {@code variables}.
   *
   * @param warned names that a warning was given for; the load's own, one warning each
   */
  public Interpolator(Variables variables, Set<String> warned, Diagnostics diagnostics) {
    this.variables = variables;
    this.warned = warned;
    this.diagnostics = diagnostics;
  }

  /** The tree with variables replaced and texts cast to the types of their places. */
  public Node interpolate(Node node) {
    return walk(node, Cast.TABLE);
  }

  private Node walk(Node node, @Nullable PathTable<Cast> table) {
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, table);
    }
    if (node instanceof SequenceNode list) {
      return sequence(list, table);
    }
    return scalar((ScalarNode) node, table == null ? null : table.rule());
  }

  private Node mapping(MappingNode mapping, @Nullable PathTable<Cast> table) {
    MappingNode.@Nullable Builder changed = null;
    for (MappingNode.Entry entry : mapping.entries()) {
      path.add(entry.key());
      Node value = walk(entry.value(), table == null ? null : table.key(entry.key()));
      path.remove(path.size() - 1);
      if (value != entry.value()) {
        changed = changed == null ? mapping.toBuilder() : changed;
        changed.put(entry.with(value));
      }
    }
    return changed == null ? mapping : changed.build();
  }

  private Node sequence(SequenceNode list, @Nullable PathTable<Cast> table) {
    List<Node> items = new ArrayList<>(list.items().size());
    boolean changed = false;
    for (Node item : list.items()) {
      path.add(NodePath.item(items.size()));
      Node value = walk(item, table == null ? null : table.item());
      path.remove(path.size() - 1);
      changed |= value != item;
      items.add(value);
    }
    return changed ? new SequenceNode(items, list.range()) : list;
  }

  private Node scalar(ScalarNode scalar, @Nullable Cast cast) {
    if (!scalar.isText()) {
      return scalar;
    }
    try {
      String text = scalar.text().indexOf('$') < 0 ? scalar.text() : replaced(scalar);
      return cast == null ? scalar.withText(text) : cast(scalar, text, cast);
    } catch (TemplateException e) {
      diagnostics.add(finding(scalar, e));
      return scalar;
    }
  }

  private String replaced(ScalarNode scalar) throws TemplateException {
    Variables noted =
        name -> {
          Optional<String> value = variables.value(name);
          noteSpelling(name, value.isPresent(), scalar);
          return value;
        };
    return new Template(noted, name -> warn(name, scalar)).replace(scalar.text());
  }

  private void noteSpelling(String name, boolean set, ScalarNode scalar) {
    String spelling = variables.spelling(name);
    if (set && !spelling.equals(name) && warned.add(name)) {
      diagnostics.add(
          Diagnostic.note(
              InterpolationCode.NAME_CASE,
              scalar.range(),
              "the variable `" + name + "` is set as `" + spelling + "`"));
    }
  }

  private Node cast(ScalarNode scalar, String text, Cast cast) {
    Optional<ScalarNode> typed = cast.of(text, scalar);
    if (typed.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
              InterpolationCode.TYPE,
              scalar.range(),
              "error while interpolating "
                  + place()
                  + ": failed to cast to expected type: `"
                  + text
                  + "` is not "
                  + cast.words()));
      return scalar;
    }
    if (cast.isOldWord(text)) {
      diagnostics.add(
          Diagnostic.warning(
                  InterpolationCode.TRUTH_WORD,
                  scalar.range(),
                  "`" + text + "` is read as " + typed.get().text())
              .withHint(InterpolationCode.TRUTH_WORD.cure()));
    }
    return typed.get();
  }

  private void warn(String name, ScalarNode scalar) {
    if (warned.add(name)) {
      diagnostics.add(
          Diagnostic.warning(
              InterpolationCode.UNSET,
              scalar.range(),
              "the `" + name + "` variable is not set; defaulting to a blank string"));
    }
  }

  private Diagnostic finding(ScalarNode scalar, TemplateException e) {
    if (e.isRequired()) {
      return Diagnostic.error(
          InterpolationCode.REQUIRED,
          scalar.range(),
          "error while interpolating " + place() + ": " + e.getMessage());
    }
    return Diagnostic.error(
            InterpolationCode.MALFORMED,
            scalar.range(),
            "invalid interpolation format for " + place() + ": \"" + scalar.text() + "\"")
        .withHint("you may need to escape any $ with another $");
  }

  private String place() {
    return new NodePath(path).toString();
  }
}
