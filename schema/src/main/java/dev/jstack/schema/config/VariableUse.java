package dev.jstack.schema.config;

import dev.jstack.schema.interpolate.Operator;
import dev.jstack.schema.interpolate.Reference;
import dev.jstack.schema.interpolate.Template;
import dev.jstack.schema.interpolate.TemplateException;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A variable that stack files use, in all its places together.
 *
 * @param name its name
 * @param required whether a place refuses to go without it
 * @param defaultValue the first word that stands in for it; empty: none
 * @param alternateValue the first word that it is replaced by when it is set; empty: none
 */
public record VariableUse(
    String name, boolean required, String defaultValue, String alternateValue) {

  /** The variables of all texts of {@code tree}, by name. */
  static List<VariableUse> of(MappingNode tree) {
    Map<String, VariableUse> found = new TreeMap<>();
    collect(tree, found);
    return List.copyOf(found.values());
  }

  private static void collect(Node node, Map<String, VariableUse> found) {
    if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> collect(entry.value(), found));
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(item -> collect(item, found));
    } else if (node instanceof ScalarNode scalar && scalar.text().indexOf('$') >= 0) {
      references(scalar.text()).forEach(one -> found.merge(one.name(), of(one), VariableUse::and));
    }
  }

  /** None of a text that no load would take either. */
  private static List<Reference> references(String text) {
    try {
      return Template.references(text);
    } catch (TemplateException e) {
      return List.of();
    }
  }

  private static VariableUse of(Reference reference) {
    Operator operator = reference.operator().orElse(null);
    boolean required = operator == Operator.REQUIRED || operator == Operator.REQUIRED_NOT_EMPTY;
    boolean replaced = operator == Operator.DEFAULT || operator == Operator.DEFAULT_IF_EMPTY;
    boolean replaces =
        operator == Operator.ALTERNATE || operator == Operator.ALTERNATE_IF_NOT_EMPTY;
    return new VariableUse(
        reference.name(),
        required,
        replaced ? reference.word() : "",
        replaces ? reference.word() : "");
  }

  private VariableUse and(VariableUse other) {
    return new VariableUse(
        name,
        required || other.required,
        defaultValue.isEmpty() ? other.defaultValue : defaultValue,
        alternateValue.isEmpty() ? other.alternateValue : alternateValue);
  }
}
