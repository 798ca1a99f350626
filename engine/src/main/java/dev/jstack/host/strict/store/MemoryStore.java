package dev.jstack.host.strict.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records that live as long as the object. */
public final class MemoryStore<T extends Record> implements Store<T> {
  private final Map<String, T> records = new LinkedHashMap<>();

  @Override
  public synchronized Optional<T> find(String id) {
    return Optional.ofNullable(records.get(id));
  }

  @Override
  public synchronized List<T> all() {
    return List.copyOf(records.values());
  }

  @Override
  public synchronized void put(String id, T value) {
    records.put(id, value);
  }

  @Override
  public synchronized void remove(String id) {
    records.remove(id);
  }
}
