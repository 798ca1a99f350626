package dev.jstack.runner.progress;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.address.ResourceKind;
import org.jspecify.annotations.Nullable;

/**
 * What a row is called: a replica by its service and number, anything else by its kind and name.
 *
 * @param kind empty for a replica
 * @param name {@code api-2}, {@code front}
 */
record RowName(String kind, String name) {

  /**
   * The row that steps of {@code address} belong to; {@code numbered}: with the replica's number.
   */
  static RowName of(ResourceAddress address, boolean numbered) {
    boolean ofReplica = address.replica() > 0;
    if (ofReplica) {
      return new RowName("", numbered ? address.name() + "-" + address.replica() : address.name());
    }
    ResourceKind kind =
        address.kind() == ResourceKind.ENDPOINT ? ResourceKind.NAMESPACE : address.kind();
    return new RowName(kind.word(), address.name());
  }

  /** By hand, as {@code hashCode}: what a record has by itself is dear the first time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RowName row && row.name.equals(name) && row.kind.equals(kind);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + name.hashCode();
  }

  String label() {
    return kind.isEmpty()
        ? name
        : (kind + "         ").substring(0, Math.max(9, kind.length() + 1)) + name;
  }

  @Override
  public String toString() {
    return kind.isEmpty() ? name : kind + " " + name;
  }
}
