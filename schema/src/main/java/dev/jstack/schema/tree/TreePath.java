package dev.jstack.schema.tree;

import java.util.ArrayList;
import java.util.List;

/** Where a walk through a tree is; a path is built only when somebody asks. */
public class TreePath {
  private final List<String> steps = new ArrayList<>();

  void enter(String step) {
    steps.add(step);
  }

  void leave() {
    steps.remove(steps.size() - 1);
  }

  /** The place that the walk is at. */
  public final NodePath path() {
    return new NodePath(steps);
  }

  /** The step of {@code path()} at {@code depth}, counted from the root. */
  public final String step(int depth) {
    return steps.get(depth);
  }
}
