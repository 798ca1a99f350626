package dev.jstack.schema.validate;

import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.describe.Shape.Range;
import dev.jstack.schema.describe.Shape.Scalars;
import dev.jstack.schema.describe.TextForm;
import dev.jstack.schema.tree.CoreSchema;
import dev.jstack.schema.tree.ScalarNode;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures a scalar against what a shape takes. */
final class ScalarCheck {
  private ScalarCheck() {}

  /** The shape must take some scalars. */
  static void check(ScalarNode node, Shape shape, StructureFaults faults) {
    Scalars scalars = shape.scalars().orElseThrow();
    switch (node.kind()) {
      case TEXT -> text(node, shape, scalars, faults);
      case INTEGER -> number(node, shape, scalars, faults);
      case FLOAT -> {
        if (scalars.fractions() && !Double.isFinite(value(node))) {
          faults.notFinite(node);
        } else if (scalars.fractions() || isWhole(node)) {
          number(node, shape, scalars, faults);
        } else {
          faults.wrongType(node, shape);
        }
      }
      case BOOLEAN -> require(scalars.booleans(), node, shape, faults);
      case NULL -> require(scalars.nulls(), node, shape, faults);
    }
  }

  private static void require(
      boolean admitted, ScalarNode node, Shape shape, StructureFaults faults) {
    if (!admitted) {
      faults.wrongType(node, shape);
    }
  }

  private static void text(ScalarNode node, Shape shape, Scalars scalars, StructureFaults faults) {
    @Nullable TextForm form = scalars.text().orElse(null);
    if (form != null) {
      if (!form.admits(node.text())) {
        faults.badForm(node, form);
      }
    } else if (scalars.literals().isEmpty()) {
      faults.wrongType(node, shape);
    } else if (!scalars.literals().contains(node.text())) {
      faults.notOneOf(node, scalars.literals());
    }
  }

  private static void number(
      ScalarNode node, Shape shape, Scalars scalars, StructureFaults faults) {
    @Nullable Range range = scalars.numbers().orElse(null);
    if (range == null) {
      faults.wrongType(node, shape);
    } else if (range.isBounded() && !range.holds(value(node))) {
      faults.outOfRange(node, range);
    }
  }

  /** The format counts 1.0 among the integers, as JSON Schema does. */
  private static boolean isWhole(ScalarNode node) {
    double value = value(node);
    return value == Math.rint(value) && !Double.isInfinite(value);
  }

  private static double value(ScalarNode node) {
    Optional<BigInteger> whole = CoreSchema.integer(node.text());
    try {
      return whole.isPresent() ? whole.get().doubleValue() : Double.parseDouble(node.text());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
