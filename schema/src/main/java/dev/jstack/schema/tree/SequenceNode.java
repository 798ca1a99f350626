package dev.jstack.schema.tree;

import dev.jstack.diagnostic.SourceRange;
import java.util.List;

/** A list, in order. */
public record SequenceNode(List<Node> items, SourceRange range) implements Node {
  public SequenceNode {
    items = List.copyOf(items);
  }

  @Override
  public String describe() {
    return "a list";
  }
}
