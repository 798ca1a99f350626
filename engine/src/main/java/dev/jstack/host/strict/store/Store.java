package dev.jstack.host.strict.store;

import java.util.List;
import java.util.Optional;

/** Records of one kind by id, in the order in which they came. Safe for several threads. */
public interface Store<T extends Record> {

  Optional<T> find(String id);

  List<T> all();

  /** Adds the record or puts it in the place of the one with this id. */
  void put(String id, T value);

  /** Removes the record; absent is fine. */
  void remove(String id);
}
