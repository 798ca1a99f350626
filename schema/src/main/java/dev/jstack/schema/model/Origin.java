package dev.jstack.schema.model;

import dev.jstack.diagnostic.SourceRange;
import java.util.Optional;

/** Tells where a value of the stack was written, by its path in the canonical model. */
@FunctionalInterface
public interface Origin {
  /** Nothing is known: for stacks that no file wrote. */
  Origin UNKNOWN = path -> Optional.empty();

  /**
   * The place of the value at {@code path}, such as {@code services.web.ports[0]}; of its nearest
   * written ancestor when the value itself is implied.
   */
  Optional<SourceRange> of(String path);
}
