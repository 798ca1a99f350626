package dev.jstack.image.layer.windows;

import dev.jstack.host.api.StorageApi;
import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import dev.jstack.image.layer.LayerMark;
import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.model.Digest;
import dev.jstack.image.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Layers that HCS mounts, below the store. Which is there, whole, its mark says, which is written
 * last and removed first.
 */
public final class WindowsLayers implements LayerStore {
  private final StoreLayout layout;
  private final LayerLimits limits;
  private final Supplier<StorageApi> storage;
  private final LayerImporter importer;

  /**
   * Layers of a host.
   *
   * @param storage opened when a layer is to be removed; to look at layers needs no host
   */
  public WindowsLayers(
      StoreLayout layout,
      LayerLimits limits,
      Supplier<StorageApi> storage,
      LayerImporter importer) {
    this.layout = layout;
    this.limits = limits;
    this.storage = storage;
    this.importer = importer;
  }

  @Override
  public boolean has(Digest chainId) {
    return Files.isDirectory(layout.layer(chainId))
        && LayerMark.read(layout.layerMark(chainId), chainId).isPresent();
  }

  @Override
  public String path(Digest chainId) {
    return layout.layer(chainId).toString();
  }

  @Override
  public void add(LayerContent layer, List<Digest> parents) throws IOException {
    StoreLayout.directory(layout.layers());
    StoreLayout.directory(layout.tmp());
    // What a crash has left without its mark is of no use, and only HCS can remove it safely.
    remove(layer.chainId());
    LayerImporter.Place place =
        new LayerImporter.Place(
            path(layer.chainId()),
            layout.tmp().toString(),
            parents.stream().map(this::path).toList());
    mark(layer, parents, importer.write(layer, limits, place));
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
    destroy(layout.layer(chainId));
  }

  /** By its host: files of a layer are not for java.nio to remove. */
  private void destroy(Path layer) {
    if (Files.isDirectory(layer, LinkOption.NOFOLLOW_LINKS)) {
      storage.get().destroyLayer(layer.toString());
    }
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
      destroy(half);
    }
  }

  @Override
  public long size(Digest chainId) {
    Optional<LayerMark> mark = LayerMark.read(layout.layerMark(chainId), chainId);
    return mark.map(LayerMark::bytes).orElse(0L);
  }
}
