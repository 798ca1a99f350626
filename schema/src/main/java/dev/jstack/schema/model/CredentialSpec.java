package dev.jstack.schema.model;

/**
 * Where a gMSA credential spec comes from.
 *
 * @param value file name, registry value name, config key or the JSON itself
 */
public record CredentialSpec(Kind kind, String value) {
  /** Kinds of sources. */
  public enum Kind {
    FILE,
    REGISTRY,
    CONFIG,
    RAW
  }
}
