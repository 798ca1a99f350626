package dev.jstack.host.strict;

import dev.jstack.host.document.hcn.HcnEndpoint;
import dev.jstack.host.document.hcn.HcnNamespace;
import dev.jstack.host.document.hcn.HcnNetwork;
import dev.jstack.host.strict.compute.SystemRecord;
import dev.jstack.host.strict.store.MemoryStore;
import dev.jstack.host.strict.store.Store;

/** All that a strict host remembers. */
public record Stores(
    Store<SystemRecord> systems,
    Store<HcnNetwork> networks,
    Store<HcnEndpoint> endpoints,
    Store<HcnNamespace> namespaces) {

  /** Nothing yet, and forgotten with the object. */
  public static Stores inMemory() {
    return new Stores(
        new MemoryStore<>(), new MemoryStore<>(), new MemoryStore<>(), new MemoryStore<>());
  }
}
