package dev.jstack.host.local;

import dev.jstack.host.strict.Stores;
import dev.jstack.host.strict.store.MemoryStore;
import dev.jstack.host.strict.store.Store;
import java.util.function.Function;

/** Copies of what is in files that may change without the files changing. */
final class Snapshots {
  private Snapshots() {}

  static Stores of(Stores files) {
    return new Stores(
        copy(files.systems(), record -> record.id()),
        copy(files.networks(), network -> network.id().orElseThrow()),
        copy(files.endpoints(), endpoint -> endpoint.id().orElseThrow()),
        copy(files.namespaces(), namespace -> namespace.id().orElseThrow()));
  }

  private static <T extends Record> Store<T> copy(Store<T> from, Function<T, String> id) {
    Store<T> copy = new MemoryStore<>();
    from.all().forEach(value -> copy.put(id.apply(value), value));
    return copy;
  }
}
