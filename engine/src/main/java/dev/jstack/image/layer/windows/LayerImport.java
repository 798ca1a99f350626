package dev.jstack.image.layer.windows;

import dev.jstack.host.api.FileTimes;
import dev.jstack.host.api.LayerFiles;
import dev.jstack.host.api.StorageApi;
import dev.jstack.image.layer.LayerArchive;
import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes layers with the privileges of this process. The order of calls is that of hcsshim's layer
 * writers (7c9ff7f4): files, import, removals, hard links, times of directories, utility VM.
 */
public final class LayerImport implements LayerImporter {
  private final StorageApi storage;
  private final LayerFiles.Opener files;

  /**
   * An import.
   *
   * @param files how files are written; must be able to restore backup streams
   */
  public LayerImport(StorageApi storage, LayerFiles.Opener files) {
    this.storage = storage;
    this.files = files;
  }

  @Override
  public long write(LayerContent layer, LayerLimits limits, Place place) throws IOException {
    try (LayerArchive archive = new LayerArchive(layer, limits);
        LayerFiles own = files.open(place.target())) {
      if (place.parents().isEmpty()) {
        base(new WindowsArchive(archive), own, place.target());
      } else {
        child(new WindowsArchive(archive), own, place);
      }
      return archive.contentBytes();
    }
  }

  private void base(WindowsArchive archive, LayerFiles own, String target) throws IOException {
    LayerChanges changes = new BaseWriter(own, target).write(archive);
    setTimes(own, changes);
    storage.processBaseImage(target);
    utilityVm(own, target, changes);
  }

  private void child(WindowsArchive archive, LayerFiles own, Place place) throws IOException {
    String name = "transport-" + UUID.randomUUID();
    String transport = place.work() + separator(place.work()) + name;
    try (LayerFiles work = files.open(place.work())) {
      try (LayerFiles draft = files.open(transport)) {
        String parent = place.parents().get(0);
        LayerChanges changes = new TransportWriter(draft, own, files, parent).write(archive);
        storage.importLayer(place.target(), transport, place.parents());
        finish(own, place, changes);
      } finally {
        work.remove(name);
      }
    }
  }

  private void finish(LayerFiles own, Place place, LayerChanges changes) throws IOException {
    for (String name : changes.removals()) {
      own.remove(name);
    }
    link(own, place, changes);
    setTimes(own, changes);
    utilityVm(own, place.target(), changes);
  }

  private void link(LayerFiles own, Place place, LayerChanges changes) throws IOException {
    for (Map.Entry<String, String> link : changes.links().entrySet()) {
      own.remove(link.getKey());
      own.link(owner(link.getValue(), place, changes), link.getValue(), link.getKey());
    }
  }

  /**
   * The layer that has the file: this one, or the topmost below. Files of the utility VM are all in
   * the layer itself.
   */
  private String owner(String file, Place place, LayerChanges changes) throws IOException {
    if (!changes.has(file) && !EntryPath.isIn(file, EntryPath.UTILITY_VM)) {
      for (String parent : place.parents()) {
        try (LayerFiles below = files.open(parent)) {
          if (below.has(file)) {
            return parent;
          }
        }
      }
    }
    return place.target();
  }

  private static void setTimes(LayerFiles own, LayerChanges changes) throws IOException {
    for (String name : changes.directoriesDeepestFirst()) {
      FileTimes times = changes.directories().get(name);
      if (times != null && own.has(name)) {
        own.times(name, times);
      }
    }
  }

  private void utilityVm(LayerFiles own, String target, LayerChanges changes) throws IOException {
    if (changes.utilityVm()) {
      List<LayerFiles.Entry> entries = own.list("");
      boolean folder =
          entries.stream().anyMatch(e -> e.name().equals(EntryPath.UTILITY_VM) && e.isFolder());
      if (!folder) {
        throw EntryPath.unsafe(EntryPath.UTILITY_VM, "is no directory of its own");
      }
      storage.processUtilityImage(target + separator(target) + EntryPath.UTILITY_VM);
    }
  }

  private static String separator(String path) {
    return path.indexOf('\\') >= 0 ? "\\" : "/";
  }
}
