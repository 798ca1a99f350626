package dev.jstack.host.strict.compute;

import dev.jstack.host.api.HResult;
import dev.jstack.host.strict.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The known compute systems, one entry each, and how many handles this client has of them. */
final class Systems {
  private final Store<SystemRecord> store;
  private final DocumentReader reader;
  private final Map<String, Entry> entries = new HashMap<>();

  Systems(Store<SystemRecord> store, DocumentReader reader) {
    this.store = store;
    this.reader = reader;
  }

  /** A system and the lock that its changes happen under. */
  final class Entry {
    private final SystemSpec spec;
    private int handles;

    private Entry(SystemSpec spec) {
      this.spec = spec;
    }

    /** What it is to be, with the limits that hold now. */
    SystemSpec spec() {
      return store
          .find(spec.id())
          .filter(record -> record.memoryMb().isPresent() || record.processor().isPresent())
          .map(
              record ->
                  spec.withLimits(
                      record.memoryMb().or(spec::memoryMb), record.processor().or(spec::processor)))
          .orElse(spec);
    }

    /** Empty when it is gone. */
    Optional<SystemRecord> record() {
      return store.find(spec.id());
    }

    void put(SystemRecord record) {
      store.put(record.id(), record);
      notifyAll();
    }

    void open() {
      handles++;
    }

    /** One handle less; whether it was the last. */
    boolean close() {
      handles = Math.max(0, handles - 1);
      return handles == 0;
    }

    boolean isUnreferenced() {
      return handles == 0;
    }
  }

  /** Adds a system; fails when its id is in use. */
  synchronized Entry add(String id, String configuration, SystemSpec spec) {
    if (store.find(id).isPresent()) {
      throw HResult.HCS_E_SYSTEM_ALREADY_EXISTS.failure("HcsCreateComputeSystem", id);
    }
    Entry entry = new Entry(spec);
    store.put(id, SystemRecord.created(id, configuration));
    entries.put(id, entry);
    return entry;
  }

  synchronized Optional<Entry> find(String id) {
    Optional<SystemRecord> record = store.find(id);
    if (record.isEmpty()) {
      entries.remove(id);
      return Optional.empty();
    }
    Entry known = entries.get(id);
    if (known == null) {
      known = new Entry(reader.read(id, record.get().configuration()));
      entries.put(id, known);
    }
    return Optional.of(known);
  }

  synchronized void remove(String id) {
    store.remove(id);
    entries.remove(id);
  }

  Set<String> ids() {
    return store.all().stream().map(SystemRecord::id).collect(Collectors.toSet());
  }

  List<Entry> all() {
    return store.all().stream().flatMap(record -> find(record.id()).stream()).toList();
  }
}
