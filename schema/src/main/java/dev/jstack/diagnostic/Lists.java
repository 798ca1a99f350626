package dev.jstack.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Immutable list steps. */
final class Lists {
  private Lists() {}

  static <T> List<T> plus(List<T> list, T item) {
    List<T> more = new ArrayList<>(list);
    more.add(item);
    return List.copyOf(more);
  }
}
