package dev.jstack.schema.tree;

import java.util.List;

/**
 * One YAML document.
 *
 * @param root its value; values tagged {@code !reset} are gone
 * @param cleared paths tagged {@code !reset} or {@code !override}: what was loaded before this
 *     document at these places does not count
 */
public record Document(Node root, List<NodePath> cleared) {
  public Document {
    cleared = List.copyOf(cleared);
  }
}
