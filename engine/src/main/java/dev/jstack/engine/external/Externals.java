package dev.jstack.engine.external;

import dev.jstack.engine.desired.SecretBytes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the contents of external secrets and configs. */
public interface Externals {
  /** There are none. */
  Externals NONE =
      new Externals() {
        @Override
        public Optional<SecretBytes> find(ExternalKind kind, String name) {
          return Optional.empty();
        }

        @Override
        public List<String> names(ExternalKind kind) {
          return List.of();
        }
      };

  /**
   * The content of that name, written exactly so; empty: there is none.
   *
   * @throws IOException when it is there and cannot be read
   */
  Optional<SecretBytes> find(ExternalKind kind, String name) throws IOException;

  /** The names there are, sorted. */
  List<String> names(ExternalKind kind);
}
