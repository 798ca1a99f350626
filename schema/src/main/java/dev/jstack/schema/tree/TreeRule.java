package dev.jstack.schema.tree;

/**
 * What becomes of the value at one place; the same value when there is nothing to do.
 *
 * @param <S> what the rule may know
 */
@FunctionalInterface
public interface TreeRule<S extends TreePath> {
  /** The new value. */
  Node apply(Node node, S scope);

  /** This rule, then {@code next}. */
  default TreeRule<S> then(TreeRule<S> next) {
    return (node, scope) -> next.apply(apply(node, scope), scope);
  }
}
