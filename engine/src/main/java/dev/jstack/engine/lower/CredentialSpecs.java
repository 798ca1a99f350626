package dev.jstack.engine.lower;

import dev.jstack.schema.model.CredentialSpec;
import java.util.Optional;

/** Finds gMSA credential specs that lie on the host: files and registry values. */
@FunctionalInterface
public interface CredentialSpecs {

  /** The JSON text of the spec {@code name} (file name or registry value); empty: there is none. */
  Optional<String> find(CredentialSpec.Kind kind, String name);
}
