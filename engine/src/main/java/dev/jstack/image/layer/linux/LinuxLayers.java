package dev.jstack.image.layer.linux;

import dev.jstack.image.layer.LayerArchive;
import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import dev.jstack.image.layer.LayerMark;
import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.store.StoreLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** Layers as directories of files, for overlayfs. */
public final class LinuxLayers implements LayerStore {
  private final StoreLayout layout;
  private final LayerLimits limits;

  public LinuxLayers(StoreLayout layout, LayerLimits limits) {
    this.layout = layout;
    this.limits = limits;
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
    Path draft = Files.createTempDirectory(StoreLayout.directory(layout.tmp()), "layer-");
    try (LayerArchive archive = new LayerArchive(layer, limits)) {
      LowerView lower = new LowerView(parents.stream().map(layout::layer).toList());
      Unpacking unpacking = new Unpacking(draft, lower);
      unpacking.run(archive);
      commit(draft, layer, parents, archive.contentBytes(), unpacking.ownersKept());
    } catch (InvalidPathException e) {
      throw new ImageException(
          ImageProblem.BAD_LAYER,
          "a file name cannot be written with the encoding of this process: set LC_ALL=C.UTF-8",
          e);
    } finally {
      TreeRemoval.remove(draft);
    }
  }

  private void commit(
      Path draft, LayerContent layer, List<Digest> parents, long bytes, boolean ownersKept)
      throws IOException {
    Path target = layout.layer(layer.chainId());
    StoreLayout.directory(Objects.requireNonNull(target.getParent()));
    // Left by a crash between these two steps: without its mark it never counted.
    TreeRemoval.remove(target);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    LayerMark mark =
        new LayerMark(
            layer.chainId().toString(),
            layer.diffId().toString(),
            parents.stream().map(Digest::toString).toList(),
            bytes,
            ownersKept);
    Path markDraft = Files.createTempFile(layout.tmp(), "mark-", "");
    Files.writeString(markDraft, mark.text());
    Files.move(
        markDraft,
        layout.layerMark(layer.chainId()),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void remove(Digest chainId) throws IOException {
    Files.deleteIfExists(layout.layerMark(chainId));
    TreeRemoval.remove(layout.layer(chainId));
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
      TreeRemoval.remove(half);
    }
  }

  @Override
  public long size(Digest chainId) {
    return LayerMark.read(layout.layerMark(chainId), chainId).map(LayerMark::bytes).orElse(0L);
  }
}
