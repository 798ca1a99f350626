package dev.jstack.host.local.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is in which namespace, counted for all at once: many systems that ask at the same time share
 * one walk through /proc. An answer is never older than its question.
 */
public final class Census {
  private final String kind;
  private long walks;
  private Map<String, List<Long>> members = Map.of();

  /** A census of namespaces of one kind: {@code mnt}, {@code pid}. */
  public Census(String kind) {
    this.kind = kind;
  }

  /** Live processes that share this namespace with process {@code pid}, itself too. */
  public List<Long> withNamespaceOf(long pid) {
    String namespace = ProcessTable.namespace(pid, kind).orElse("gone");
    List<Long> live = new ArrayList<>();
    for (long member : count().getOrDefault(namespace, List.of())) {
      if (ProcessTable.key(member).isPresent()) {
        live.add(member);
      }
    }
    return live;
  }

  /** A walk that began while this one waited its turn serves it as well. */
  private Map<String, List<Long>> count() {
    long asked;
    synchronized (this) {
      asked = walks;
    }
    synchronized (walk) {
      synchronized (this) {
        if (walks > asked + 1) {
          return members;
        }
        walks++;
      }
      Map<String, List<Long>> fresh = new HashMap<>();
      for (long pid : ProcessTable.pids()) {
        ProcessTable.namespace(pid, kind)
            .ifPresent(
                namespace -> fresh.computeIfAbsent(namespace, name -> new ArrayList<>()).add(pid));
      }
      synchronized (this) {
        members = fresh;
      }
      return fresh;
    }
  }

  private final Object walk = new Object();
}
