package dev.jstack.schema.tree;

import dev.jstack.diagnostic.SourceRange;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping with text keys, in the order of the file. Keys keep their own place. */
public final class MappingNode implements Node {
  private final Map<String, Entry> entries;
  private final SourceRange range;

  /** One key with its value. */
  public record Entry(String key, SourceRange keyRange, Node value) {}

  private MappingNode(Map<String, Entry> entries, SourceRange range) {
    this.entries = Collections.unmodifiableMap(entries);
    this.range = range;
  }

  /** A mapping of {@code entries} in their order; a later entry of the same key wins. */
  public static MappingNode of(Collection<Entry> entries, SourceRange range) {
    Map<String, Entry> map = new LinkedHashMap<>();
    entries.forEach(e -> map.put(e.key(), e));
    return new MappingNode(map, range);
  }

  public Collection<Entry> entries() {
    return entries.values();
  }

  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The value of {@code key}, or null when the key is absent. */
  public @Nullable Node get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public SourceRange range() {
    return range;
  }

  @Override
  public String describe() {
    return "a mapping";
  }
}
