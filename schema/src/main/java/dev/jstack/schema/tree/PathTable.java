package dev.jstack.schema.tree;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules by path pattern, walked alongside a tree so that no path is built or compared on the way. A
 * pattern is keys with dots between; {@code *} is any key, {@code []} any list item. An exact key
 * goes before {@code *}.
 *
 * @param <R> the rule
 */
public final class PathTable<R> {
  private static final String ITEM = "[]";
  private static final String ANY = "*";

  private final Map<String, PathTable<R>> children = new LinkedHashMap<>();
  private @Nullable R rule;

  private PathTable() {}

  /** Starts a table. */
  public static <R> Builder<R> builder() {
    return new Builder<>();
  }

  /** The rule for the place that was walked to, or null. */
  public @Nullable R rule() {
    return rule;
  }

  /** The table below {@code key}; null when no rule can follow. */
  public @Nullable PathTable<R> key(String key) {
    PathTable<R> exact = children.get(key);
    return exact == null ? children.get(ANY) : exact;
  }

  /** The table below a list item; null when no rule can follow. */
  public @Nullable PathTable<R> item() {
    return children.get(ITEM);
  }

  /** Fills a table. */
  public static final class Builder<R> {
    private final PathTable<R> root = new PathTable<>();

    /** Adds {@code rule} for each of the patterns. */
    public Builder<R> add(R rule, String... patterns) {
      for (String pattern : patterns) {
        PathTable<R> at = root;
        for (String step : List.of(pattern.split("\\.", -1))) {
          at = at.children.computeIfAbsent(step, k -> new PathTable<>());
        }
        at.rule = rule;
      }
      return this;
    }

    public PathTable<R> build() {
      return root;
    }
  }
}
