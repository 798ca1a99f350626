package dev.jstack.engine.lower;

import dev.jstack.engine.address.ResourceAddress;
import java.util.Optional;

/**
 * Which replicas have a container whose namespace and endpoints are its alone, since another
 * container of the same replica lives beside it or did when it was made ({@code order:
 * start-first}).
 */
@FunctionalInterface
public interface Generations {
  /** Every replica has one namespace, whichever container it has. */
  Generations NONE = replica -> Optional.empty();

  /** The digest of that container of {@code replica}. */
  Optional<String> of(ResourceAddress replica);
}
