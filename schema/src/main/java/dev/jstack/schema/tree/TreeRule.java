package dev.jstack.schema.tree;

/**
 * What becomes of the value at one place; the same value when there is nothing to do. The rules of
 * a table are constants of an enum: a lambda for each would cost every start a sixth of a
 * millisecond.
 *
 * @param <S> what the rule may know
 */
@FunctionalInterface
public interface TreeRule<S extends TreePath> {
  /** The new value. */
  Node apply(Node node, S scope);
}
