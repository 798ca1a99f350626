package dev.jstack.schema.tree;

import java.util.ArrayList;
import java.util.List;

/** The way to a node: keys and list indexes, as in {@code services.web.ports[0]}. */
public record NodePath(List<String> steps) {
  public static final NodePath ROOT = new NodePath(List.of());

  private static final List<String> FIRST =
      List.of("[0]", "[1]", "[2]", "[3]", "[4]", "[5]", "[6]", "[7]", "[8]", "[9]");

  public NodePath {
    steps = List.copyOf(steps);
  }

  /** A path of keys. */
  public static NodePath of(String... steps) {
    return new NodePath(List.of(steps));
  }

  /** One key further down. */
  public NodePath key(String key) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(key);
    return new NodePath(longer);
  }

  /** The step to a list item; the first ones are at hand, as every walk asks for them. */
  public static String item(int index) {
    return index < FIRST.size() ? FIRST.get(index) : "[" + index + "]";
  }

  /** One list index further down; written {@code [n]}. */
  public NodePath index(int index) {
    return key(item(index));
  }

  /** The last step, or the empty text at the root. */
  public String last() {
    return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
  }

  @Override
  public String toString() {
    return String.join(".", steps).replace(".[", "[");
  }
}
