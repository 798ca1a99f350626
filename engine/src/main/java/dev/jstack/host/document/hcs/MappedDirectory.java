package dev.jstack.host.document.hcs;

import java.util.Optional;

/**
 * A directory of the host that shows inside a container.
 *
 * @param hostPathType absent: {@code AbsolutePath}
 * @param supportCloudFiles from schema 2.3 on; jstack sends none
 */
public record MappedDirectory(
    String hostPath,
    Optional<String> hostPathType,
    String containerPath,
    boolean readOnly,
    boolean supportCloudFiles) {

  /** A mapping of absolute paths. */
  public static MappedDirectory of(String hostPath, String containerPath, boolean readOnly) {
    return new MappedDirectory(hostPath, Optional.empty(), containerPath, readOnly, false);
  }
}
