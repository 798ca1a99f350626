package dev.jstack.schema.tree;

import dev.jstack.diagnostic.SourceRange;

/**
 * A value of a stack file with the place it came from. Immutable; phases make new trees.
 *
 * <p>A mapping, a sequence or a scalar; a YAML null is a scalar of kind {@link
 * ScalarNode.Kind#NULL}.
 */
public sealed interface Node permits MappingNode, SequenceNode, ScalarNode {

  /** Where the value stands. */
  SourceRange range();

  /** What a person calls it: {@code a mapping}, {@code a list}, {@code a text} … */
  String describe();

  /** Whether this is a YAML null. */
  default boolean isNull() {
    return this instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.NULL;
  }
}
