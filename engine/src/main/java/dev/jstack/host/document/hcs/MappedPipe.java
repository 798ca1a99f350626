package dev.jstack.host.document.hcs;

import java.util.Optional;

/**
 * A named pipe of the host that shows inside a container. The server is on the host.
 *
 * @param containerPipeName name without the {@code \\.\pipe\} before it
 * @param hostPath whole path of the pipe
 * @param hostPathType absent: {@code AbsolutePath}
 */
public record MappedPipe(String containerPipeName, String hostPath, Optional<String> hostPathType) {

  /** A mapping of a pipe of this host. */
  public static MappedPipe of(String hostPath, String containerPipeName) {
    return new MappedPipe(containerPipeName, hostPath, Optional.empty());
  }
}
