package dev.jstack.schema.agreement;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.ValidationException;
import org.jspecify.annotations.Nullable;

/** What everit finds, told the way a person would want it: of alternatives the nearest one only. */
final class Violations {
  private Violations() {}

  /**
   * The violations that are no mere sum of others; of a {@code oneOf} the branch that goes deepest.
   */
  static List<ValidationException> of(ValidationException refused) {
    if (refused.getCausingExceptions().isEmpty()) {
      return List.of(refused);
    }
    List<ValidationException> found = new ArrayList<>();
    boolean alternatives = refused.getViolatedSchema() instanceof CombinedSchema;
    for (ValidationException cause : refused.getCausingExceptions()) {
      List<ValidationException> below = of(cause);
      if (!alternatives) {
        found.addAll(below);
      } else if (found.isEmpty() || depth(below) > depth(found)) {
        found = new ArrayList<>(below);
      }
    }
    return found;
  }

  private static int depth(List<ValidationException> found) {
    return found.stream().mapToInt(v -> steps(v).size()).max().orElse(0);
  }

  /** The node that a violation points to; null when it points to nothing. */
  static @Nullable Node node(MappingNode root, ValidationException violation) {
    Node at = root;
    for (String step : steps(violation)) {
      if (at instanceof MappingNode mapping && mapping.has(step)) {
        at = mapping.get(step);
      } else if (at instanceof SequenceNode list && step.matches("\\d+")) {
        at = list.items().get(Integer.parseInt(step));
      } else {
        return null;
      }
    }
    return at;
  }

  private static List<String> steps(ValidationException violation) {
    String pointer = violation.getPointerToViolation();
    List<String> steps = new ArrayList<>();
    for (String step : pointer == null ? new String[0] : pointer.split("/", -1)) {
      if (!step.equals("#")) {
        steps.add(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return steps;
  }
}
