package dev.jstack.schema.tree;

import dev.jstack.diagnostic.SourceRange;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping with text keys, in the order of the file. Keys keep their own place. */
public final class MappingNode implements Node {
  /** Never changed and never handed out as it is: a wrapper around it would cost at each look. */
  private final Map<String, Entry> entries;

  private final SourceRange range;

  /** One key with its value. */
  public record Entry(String key, SourceRange keyRange, Node value) {
    /** The same key with another value. */
    public Entry with(Node other) {
      return other == value ? this : new Entry(key, keyRange, other);
    }
  }

  private MappingNode(Map<String, Entry> entries, SourceRange range) {
    this.entries = entries;
    this.range = range;
  }

  /** A mapping of {@code entries} in their order; a later entry of the same key wins. */
  public static MappingNode of(Collection<Entry> entries, SourceRange range) {
    Map<String, Entry> map = new LinkedHashMap<>();
    for (Entry entry : entries) {
      map.put(entry.key(), entry);
    }
    return new MappingNode(map, range);
  }

  /** A mapping of {@code entries}, which the caller has no more to do with. */
  static MappingNode keeping(Map<String, Entry> entries, SourceRange range) {
    return new MappingNode(entries, range);
  }

  /** An empty mapping that stands at {@code range}. */
  public static MappingNode empty(SourceRange range) {
    return new MappingNode(Map.of(), range);
  }

  /** Starts a mapping that stands at {@code range}. */
  public static Builder builder(SourceRange range) {
    return new Builder(new LinkedHashMap<>(), range);
  }

  /** Starts a changed copy. */
  public Builder toBuilder() {
    return new Builder(new LinkedHashMap<>(entries), range);
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
    return Collections.unmodifiableCollection(entries.values());
  }

  public Set<String> keys() {
    return Collections.unmodifiableSet(entries.keySet());
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

  /** Builds a mapping step by step. */
  public static final class Builder {
    private final SourceRange range;
    private Map<String, Entry> entries;
    private boolean handedOut;

    private Builder(Map<String, Entry> entries, SourceRange range) {
      this.entries = entries;
      this.range = range;
    }

    /** Sets an entry; one that is there keeps its position in the order. */
    public Builder put(Entry entry) {
      changeable().put(entry.key(), entry);
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
      changeable().remove(key);
      return this;
    }

    public boolean has(String key) {
      return entries.containsKey(key);
    }

    /** The mapping; it keeps the entries, and a later change of this builder works on a copy. */
    public MappingNode build() {
      handedOut = true;
      return new MappingNode(entries, range);
    }

    private Map<String, Entry> changeable() {
      if (handedOut) {
        entries = new LinkedHashMap<>(entries);
        handedOut = false;
      }
      return entries;
    }
  }
}
