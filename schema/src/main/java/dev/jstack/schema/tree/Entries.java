package dev.jstack.schema.tree;

import java.util.AbstractCollection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a mapping, in their order. A stack has thousands of mappings of a few keys, each
 * copied by several phases: an array takes a tenth of the memory of a hash table, and fresh memory
 * is what a short process waits for. Only a long mapping has a table of its keys.
 */
final class Entries extends AbstractCollection<MappingNode.Entry> {
  /** Up to so many, looking at each is as fast as a table. */
  static final int FEW = 24;

  private final MappingNode.Entry[] array;
  private final @Nullable Map<String, MappingNode.Entry> table;

  /** A bit for each key: most keys that are asked for are not there, which this tells at once. */
  private final long hint;

  /** Entries with keys that differ. */
  Entries(List<MappingNode.Entry> entries) {
    this.array = entries.toArray(new MappingNode.Entry[0]);
    this.table = array.length > FEW ? new HashMap<>(array.length * 2) : null;
    long bits = 0;
    for (MappingNode.Entry entry : array) {
      bits |= bit(entry.key().hashCode());
      if (table != null) {
        table.put(entry.key(), entry);
      }
    }
    this.hint = bits;
  }

  /** The entry of {@code key}, or null. */
  MappingNode.@Nullable Entry get(String key) {
    int hash = key.hashCode();
    if ((hint & bit(hash)) == 0) {
      return null;
    }
    if (table != null) {
      return table.get(key);
    }
    for (MappingNode.Entry entry : array) {
      if (entry.key().hashCode() == hash && entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  private static long bit(int hash) {
    return 1L << (hash ^ hash >>> 15); // of a shift only six bits count
  }

  @Override
  public int size() {
    return array.length;
  }

  /** Copies start from here. */
  @Override
  public Object[] toArray() {
    return Arrays.copyOf(array, array.length, Object[].class);
  }

  @Override
  public Iterator<MappingNode.Entry> iterator() {
    return new Walk(array);
  }

  /** One walk over the entries. */
  private static final class Walk implements Iterator<MappingNode.Entry> {
    private final MappingNode.Entry[] array;
    private int next;

    Walk(MappingNode.Entry[] array) {
      this.array = array;
    }

    @Override
    public boolean hasNext() {
      return next < array.length;
    }

    @Override
    public MappingNode.Entry next() {
      if (next == array.length) {
        throw new NoSuchElementException();
      }
      return array[next++];
    }
  }
}
