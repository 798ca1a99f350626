package dev.jstack.host.document.hcn;

import dev.jstack.host.document.hcs.SchemaVersion;
import java.util.Optional;

/**
 * The document of the Enumerate and Query functions.
 *
 * @param flags 1: everything
 * @param filter a JSON object as text, in the spelling of the older schema
 */
public record HcnQuery(
    Optional<SchemaVersion> schemaVersion, Optional<Integer> flags, Optional<String> filter) {

  /** Everything there is, in the shape of schema 2. */
  public static final HcnQuery ALL =
      new HcnQuery(Optional.of(SchemaVersion.HCN), Optional.of(0), Optional.empty());
}
