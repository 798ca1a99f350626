package dev.jstack.schema.tree;

import dev.jstack.diagnostic.SourceRange;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping with text keys, in the order of the file. Keys keep their own place. */
public final class MappingNode implements Node {
  private static final Entries NONE = new Entries(List.of());

  private final Entries entries;
  private final SourceRange range;

  /** One key with its value. */
  public record Entry(String key, SourceRange keyRange, Node value) {
    /** The same key with another value. */
    public Entry with(Node other) {
      return other == value ? this : new Entry(key, keyRange, other);
    }
  }

  MappingNode(Entries entries, SourceRange range) {
    this.entries = entries;
    this.range = range;
  }

  /** A mapping of {@code entries} in their order; a later entry of the same key wins. */
  public static MappingNode of(Collection<Entry> entries, SourceRange range) {
    Builder builder = builder(range);
    for (Entry entry : entries) {
      builder.put(entry);
    }
    return builder.build();
  }

  /** An empty mapping that stands at {@code range}. */
  public static MappingNode empty(SourceRange range) {
    return new MappingNode(NONE, range);
  }

  /** Starts a mapping that stands at {@code range}. */
  public static Builder builder(SourceRange range) {
    return new Builder(new EntryList(), range);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    return new Builder(new EntryList(entries), range);
  }

  /** The same with {@code value} for {@code key}; the key keeps its place when it has one. */
  public MappingNode with(String key, Node value) {
    return get(key) == value ? this : toBuilder().put(key, value).build();
  }

  /** The same without {@code key}. */
  public MappingNode without(String key) {
    return has(key) ? toBuilder().remove(key).build() : this;
  }

  public Collection<Entry> entries() {
    return entries;
  }

  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    entries.forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The value of {@code key}, or null when the key is absent. */
  public @Nullable Node get(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.value();
  }

  /** The mapping at {@code key}, or null when there is none. */
  public @Nullable MappingNode mapping(String key) {
    return get(key) instanceof MappingNode mapping ? mapping : null;
  }

  /** The list at {@code key}, or null when there is none. */
  public @Nullable SequenceNode sequence(String key) {
    return get(key) instanceof SequenceNode sequence ? sequence : null;
  }

  /** The text of the scalar at {@code key}, or null when there is none or it is a YAML null. */
  public @Nullable String text(String key) {
    return get(key) instanceof ScalarNode scalar && !scalar.isNull() ? scalar.text() : null;
  }

  public boolean has(String key) {
    return entries.get(key) != null;
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

  /** Builds a mapping step by step. */
  public static final class Builder {
    private final EntryList entries;
    private final SourceRange range;

    private Builder(EntryList entries, SourceRange range) {
      this.entries = entries;
      this.range = range;
    }

    /** Sets an entry; one that is there keeps its position in the order. */
    public Builder put(Entry entry) {
      entries.put(entry);
      return this;
    }

    /** Sets a value; a key that is there keeps its place, a new one gets that of the value. */
    public Builder put(String key, Node value) {
      Entry old = entries.get(key);
      return put(new Entry(key, old == null ? value.range() : old.keyRange(), value));
    }

    /** Sets a text that no file wrote. */
    public Builder putText(String key, String text) {
      return put(key, ScalarNode.text(text, range));
    }

    public Builder remove(String key) {
      entries.remove(key);
      return this;
    }

    public boolean has(String key) {
      return entries.get(key) != null;
    }

    /** The mapping as it is by now; the builder can be changed further. */
    public MappingNode build() {
      return new MappingNode(entries.build(), range);
    }
  }
}
