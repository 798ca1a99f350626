package dev.jstack.engine.converge;

import dev.jstack.engine.desired.DesiredContainer.ScratchLayer;
import dev.jstack.engine.desired.StagedFile;
import dev.jstack.engine.plan.CreateVolume;
import dev.jstack.engine.plan.RemoveVolume;
import dev.jstack.host.api.StorageApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** Writable layers, volumes and staged files. */
final class StorageActions {
  /** Only administrators and the system; containers get at it through their mount. */
  private static final String PRIVATE = "D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)";

  /** As above, and whatever a container runs as may read and write. */
  static final String SHARED = "D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;OICI;0x1301bf;;;AU)";

  private final StorageApi storage;
  private final ReentrantLock preparing;

  /** {@code preparing}: the lock of PrepareLayer, which a host does one at a time. */
  StorageActions(StorageApi storage, ReentrantLock preparing) {
    this.storage = storage;
    this.preparing = preparing;
  }

  String create(CreateVolume action) {
    storage.createDirectory(action.volume().hostPath(), SHARED);
    return "created";
  }

  String remove(RemoveVolume action) {
    storage.removeDirectory(action.hostPath());
    return "";
  }

  void createDirectories(List<String> directories) {
    directories.forEach(directory -> storage.createDirectory(directory, SHARED));
  }

  /** Lays out secrets and configs; a parent directory is made for each. */
  void stage(List<StagedFile> files) {
    for (StagedFile file : files) {
      storage.createDirectory(parent(file.hostPath()), PRIVATE);
      storage.writeFile(file.hostPath(), file.content().reveal(), PRIVATE);
    }
  }

  void unstage(String directory) {
    storage.removeDirectory(directory);
  }

  /** Makes a writable layer unless it is there. */
  void createScratch(ScratchLayer scratch) {
    if (!storage.layerExists(scratch.path())) {
      storage.createSandboxLayer(scratch.path(), scratch.parents());
      scratch.sizeBytes().ifPresent(bytes -> storage.expandSandboxSize(scratch.path(), bytes));
    }
  }

  boolean hasScratch(String path) {
    return storage.layerExists(path);
  }

  /** Mounts a writable layer and says where. */
  String mount(ScratchLayer scratch) {
    preparing.lock();
    try {
      storage.activateLayer(scratch.path());
      storage.prepareLayer(scratch.path(), scratch.parents());
    } finally {
      preparing.unlock();
    }
    return storage.getLayerMountPath(scratch.path());
  }

  /** Undoes {@link #mount}; a failure of the first step does not skip the second. */
  void unmount(String path) {
    Tolerant.bestEffort(() -> storage.unprepareLayer(path));
    Tolerant.bestEffort(() -> storage.deactivateLayer(path));
  }

  /** Removes a writable layer, mounted or not. */
  void destroyScratch(String path) {
    if (storage.layerExists(path)) {
      unmount(path);
      Tolerant.gone(() -> storage.destroyLayer(path));
    }
  }

  /** The ids by which HCS knows layers, by their paths. */
  Map<String, UUID> layerIds(List<String> layers) {
    Map<String, UUID> ids = new LinkedHashMap<>();
    for (String layer : layers) {
      ids.put(layer, storage.nameToGuid(name(layer)));
    }
    return ids;
  }

  private static String name(String path) {
    return path.substring(separator(path) + 1);
  }

  private static String parent(String path) {
    return path.substring(0, separator(path));
  }

  private static int separator(String path) {
    return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  }
}
