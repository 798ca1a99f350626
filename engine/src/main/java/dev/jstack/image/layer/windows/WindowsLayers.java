package dev.jstack.image.layer.windows;

import dev.jstack.host.api.StorageApi;
import dev.jstack.image.layer.LayerArchive;
import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import dev.jstack.image.layer.LayerMark;
import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.model.Digest;
import dev.jstack.image.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Layers that HCS mounts. The order of calls is that of hcsshim's layer writers (7c9ff7f4): files,
 * import, removals, hard links, times of directories, utility VM; the mark last.
 */
public final class WindowsLayers implements LayerStore {
  private final StoreLayout layout;
  private final LayerLimits limits;
  private final StorageApi storage;
  private final LayerFiles.Opener files;

  /**
   * Layers of a host.
   *
   * @param files how files are written; base layers need one that can restore backup streams
   */
  public WindowsLayers(
      StoreLayout layout, LayerLimits limits, StorageApi storage, LayerFiles.Opener files) {
    this.layout = layout;
    this.limits = limits;
    this.storage = storage;
    this.files = files;
  }

  @Override
  public boolean has(Digest chainId) {
    return LayerMark.read(layout.layerMark(chainId), chainId).isPresent()
        && storage.layerExists(path(chainId));
  }

  @Override
  public String path(Digest chainId) {
    return layout.layer(chainId).toString();
  }

  @Override
  public void add(LayerContent layer, List<Digest> parents) throws IOException {
    StoreLayout.directory(layout.layers());
    String target = path(layer.chainId());
    // What a crash has left without its mark is of no use, and only HCS can remove it safely.
    storage.destroyLayer(target);
    try (LayerArchive archive = new LayerArchive(layer, limits)) {
      List<String> paths = parents.stream().map(this::path).toList();
      if (parents.isEmpty()) {
        base(new WindowsArchive(archive), target);
      } else {
        child(new WindowsArchive(archive), target, paths);
      }
      mark(layer, parents, archive.contentBytes());
    }
  }

  private void base(WindowsArchive archive, String target) throws IOException {
    LayerFiles own = files.open(target);
    LayerChanges changes = new BaseWriter(own, target).write(archive);
    setTimes(own, changes);
    storage.processBaseImage(target);
    utilityVm(target, changes);
  }

  private void child(WindowsArchive archive, String target, List<String> parents)
      throws IOException {
    String transport = layout.tmp().resolve("transport-" + UUID.randomUUID()).toString();
    try {
      LayerFiles own = files.open(target);
      LayerChanges changes = new TransportWriter(files.open(transport), own).write(archive);
      storage.importLayer(target, transport, parents);
      for (String name : changes.removals()) {
        own.remove(name);
      }
      link(own, target, parents, changes);
      setTimes(own, changes);
      utilityVm(target, changes);
    } finally {
      storage.removeDirectory(transport);
    }
  }

  private void link(LayerFiles own, String target, List<String> parents, LayerChanges changes)
      throws IOException {
    for (Map.Entry<String, String> link : changes.links().entrySet()) {
      own.remove(link.getKey());
      String root = changes.has(link.getValue()) ? target : owner(link.getValue(), target, parents);
      own.link(root, link.getValue(), link.getKey());
    }
  }

  /** The topmost layer below that has the file; utility VM files are all in the layer itself. */
  private String owner(String file, String target, List<String> parents) throws IOException {
    if (!EntryPath.isIn(file, EntryPath.UTILITY_VM)) {
      for (String parent : parents) {
        if (files.open(parent).has(file)) {
          return parent;
        }
      }
    }
    return target;
  }

  private static void setTimes(LayerFiles own, LayerChanges changes) throws IOException {
    for (String name : changes.directoriesDeepestFirst()) {
      FileTimes times = changes.directories().get(name);
      if (times != null && own.has(name)) {
        own.times(name, times);
      }
    }
  }

  private void utilityVm(String target, LayerChanges changes) {
    if (changes.utilityVm()) {
      storage.processUtilityImage(target + separator() + EntryPath.UTILITY_VM);
    }
  }

  private String separator() {
    return layout.root().getFileSystem().getSeparator();
  }

  private void mark(LayerContent layer, List<Digest> parents, long bytes) throws IOException {
    LayerMark mark =
        new LayerMark(
            layer.chainId().toString(),
            layer.diffId().toString(),
            parents.stream().map(Digest::toString).toList(),
            bytes,
            true);
    Path draft = Files.createTempFile(StoreLayout.directory(layout.tmp()), "mark-", "");
    Files.writeString(draft, mark.text());
    Files.move(
        draft,
        layout.layerMark(layer.chainId()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void remove(Digest chainId) throws IOException {
    Files.deleteIfExists(layout.layerMark(chainId));
    Path layer = layout.layer(chainId);
    Path removing = layer.resolveSibling(layer.getFileName() + "-removing");
    if (Files.isDirectory(layer)) {
      Files.move(layer, removing);
    }
    storage.destroyLayer(removing.toString());
  }

  @Override
  public List<Digest> all() throws IOException {
    return LayerMark.in(layout.layers()).stream()
        .map(mark -> Digest.parse(mark.chainId()))
        .toList();
  }

  @Override
  public void sweep() throws IOException {
    for (Path half : LayerMark.unmarked(layout.layers())) {
      storage.destroyLayer(half.toString());
    }
  }

  @Override
  public long size(Digest chainId) {
    Optional<LayerMark> mark = LayerMark.read(layout.layerMark(chainId), chainId);
    return mark.map(LayerMark::bytes).orElse(0L);
  }
}
