package dev.jstack.schema.tree;

import java.util.LinkedHashMap;
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

  /** The children for any key and for any item; a walk asks for them at each step. */
  private @Nullable PathTable<R> any;

  private @Nullable PathTable<R> item;
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
    return exact == null ? any : exact;
  }

  /** The table below a list item; null when no rule can follow. */
  public @Nullable PathTable<R> item() {
    return item;
  }

  private PathTable<R> child(String step) {
    PathTable<R> child = children.get(step);
    if (child == null) {
      child = new PathTable<>();
      children.put(step.intern(), child); // as keys of files are, see PlainValues
      any = step.equals(ANY) ? child : any;
      item = step.equals(ITEM) ? child : item;
    }
    return child;
  }

  /** Fills a table. */
  public static final class Builder<R> {
    private final PathTable<R> root = new PathTable<>();

    /** Adds {@code rule} for each of the patterns. */
    public Builder<R> add(R rule, String... patterns) {
      for (String pattern : patterns) {
        PathTable<R> at = root;
        for (String step : pattern.split("\\.", -1)) {
          at = at.child(step);
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
