package dev.jstack.schema.model;

import java.util.Optional;

/**
 * Something of the host that shows inside a container.
 *
 * @param kind what it is
 * @param source host path, volume key or pipe path; empty for an anonymous volume
 * @param target path or pipe inside
 * @param readOnly whether writes are refused
 * @param createSource whether a missing host directory is made
 * @param subpath a directory inside the volume
 */
public record Mount(
    Kind kind,
    String source,
    String target,
    boolean readOnly,
    boolean createSource,
    Optional<String> subpath) {

  /** Kinds of mounts. */
  public enum Kind {
    BIND,
    VOLUME,
    PIPE,
    /** A directory that is empty at each start. */
    TEMPORARY
  }
}
