package dev.jstack.schema.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries that are still put together. A key that is there keeps its place in the order. */
final class EntryList {
  /** In order; null where an entry was taken out, so that the others keep their places. */
  private final List<MappingNode.@Nullable Entry> entries;

  /** Where keys are in the list, once there are too many to look at each. */
  private @Nullable Map<String, Integer> places;

  private boolean removed;

  EntryList() {
    this.entries = new ArrayList<>();
  }

  EntryList(Collection<MappingNode.Entry> entries) {
    this.entries = new ArrayList<>(entries);
  }

  /** The entry of {@code key}, or null. */
  MappingNode.@Nullable Entry get(String key) {
    int place = place(key);
    return place < 0 ? null : entries.get(place);
  }

  /** Sets an entry; whether its key was not there. */
  boolean put(MappingNode.Entry entry) {
    int place = place(entry.key());
    if (place >= 0) {
      entries.set(place, entry);
      return false;
    }
    if (places != null) {
      places.put(entry.key(), entries.size());
    }
    return entries.add(entry);
  }

  void remove(String key) {
    int place = place(key);
    if (place >= 0) {
      entries.set(place, null);
      removed = true;
    }
    if (places != null) {
      places.remove(key);
    }
  }

  /** What is there by now; the list can be changed further. */
  Entries build() {
    if (removed) {
      entries.removeIf(Objects::isNull);
      places = null;
      removed = false;
    }
    return new Entries(entries);
  }

  /** Where {@code key} is in the list; negative when it is not there. */
  private int place(String key) {
    if (places != null || entries.size() > Entries.FEW) {
      return places().getOrDefault(key, -1);
    }
    for (int i = 0; i < entries.size(); i++) {
      MappingNode.Entry entry = entries.get(i);
      if (entry != null && entry.key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private Map<String, Integer> places() {
    if (places == null) {
      places = new HashMap<>();
      for (int i = 0; i < entries.size(); i++) {
        MappingNode.Entry entry = entries.get(i);
        if (entry != null) {
          places.put(entry.key(), i);
        }
      }
    }
    return places;
  }
}
