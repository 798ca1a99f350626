package dev.jstack.schema.config;

import dev.jstack.schema.tree.MappingNode;

/** Any tree as YAML, nothing of it left out or changed. */
public final class TreeText {
  private TreeText() {}

  public static String of(MappingNode tree) {
    return new YamlText(new Order(), false).write(tree, null);
  }
}
