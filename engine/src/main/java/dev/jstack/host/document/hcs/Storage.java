package dev.jstack.host.document.hcs;

import java.util.List;
import java.util.Optional;

/**
 * A container's file system.
 *
 * @param layers read-only layers, topmost first, base last
 * @param path volume of the prepared scratch layer, with a trailing backslash
 * @param qoS limits of the system drive
 */
public record Storage(List<Layer> layers, Optional<String> path, Optional<StorageQoS> qoS) {
  public Storage {
    layers = List.copyOf(layers);
  }

  /**
   * A read-only layer.
   *
   * @param id NameToGuid of the last element of its path, lower case
   * @param pathType absent: {@code AbsolutePath}
   * @param cache absent: the host's choice
   */
  public record Layer(String id, String path, Optional<String> pathType, Optional<String> cache) {
    /** A layer at an absolute path. */
    public static Layer of(String id, String path) {
      return new Layer(id, path, Optional.empty(), Optional.empty());
    }
  }

  /** Limits in operations and bytes a second. */
  public record StorageQoS(Optional<Long> iopsMaximum, Optional<Long> bandwidthMaximum) {}
}
