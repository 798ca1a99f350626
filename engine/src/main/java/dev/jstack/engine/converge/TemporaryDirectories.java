package dev.jstack.engine.converge;

import dev.jstack.engine.address.HostPaths;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.host.Host;
import dev.jstack.host.api.StorageApi;
import java.util.List;

/**
 * Directories that stand for a tmpfs: empty at each start of a container, gone when it stops. Which
 * they are is in its document.
 */
public final class TemporaryDirectories {
  private final StorageApi storage;
  private final HostPaths paths;

  public TemporaryDirectories(Host host) {
    this.storage = host.storage();
    this.paths = HostPaths.on(host.facts());
  }

  /** Makes those of {@code container}, empty. */
  public void renew(DesiredContainer container) {
    for (String directory : of(container)) {
      storage.removeDirectory(directory);
      storage.createDirectory(directory, StorageActions.SHARED);
    }
  }

  /** Removes those of {@code container}. */
  void remove(DesiredContainer container) {
    of(container).forEach(storage::removeDirectory);
  }

  private List<String> of(DesiredContainer container) {
    String parent = paths.temporary(container.id());
    return container.document().hostPaths().stream()
        .filter(path -> path.startsWith(parent))
        .toList();
  }
}
