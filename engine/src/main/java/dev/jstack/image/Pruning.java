package dev.jstack.image;

import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.layer.linux.TreeRemoval;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.store.ContentStore;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.image.store.ImageRecord.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes images and content out of the store: never what a container uses or an image refers to. */
final class Pruning {
  private final ContentStore store;
  private final Collection<LayerStore> layers;

  Pruning(ContentStore store, Collection<LayerStore> layers) {
    this.store = store;
    this.layers = layers;
  }

  /** Whether one of the names that live containers were made by means this image. */
  static boolean isUsed(ImageRecord record, Set<String> referencesInUse) {
    return referencesInUse.stream()
        .filter(reference -> !reference.equals(ImageStore.HOST))
        .anyMatch(reference -> Records.means(record, ImageReference.parse(reference)));
  }

  /** Removes images by name, then what only they referred to. */
  PruneReport remove(List<ImageRecord> records, Set<String> inUse, boolean force)
      throws IOException {
    for (ImageRecord record : records) {
      if (!force && isUsed(record, inUse)) {
        throw new ImageException(
            ImageProblem.IN_USE, "`" + record.reference() + "` is in use by a running stack");
      }
    }
    return store.alone(() -> sweepWithout(records));
  }

  /** Removes what no image refers to; with {@code all} also images that nothing uses. */
  PruneReport prune(boolean all, Set<String> inUse) throws IOException {
    return store.alone(
        () ->
            sweepWithout(
                all
                    ? store.records().all().stream().filter(r -> !isUsed(r, inUse)).toList()
                    : List.of()));
  }

  private PruneReport sweepWithout(List<ImageRecord> removed) throws IOException {
    for (ImageRecord record : removed) {
      store.records().remove(record);
    }
    Set<Digest> blobs = new HashSet<>();
    Set<Digest> chains = new HashSet<>();
    for (ImageRecord record : store.records().all()) {
      blobs.add(Digest.parse(record.manifest()));
      blobs.add(Digest.parse(record.config()));
      record.index().map(Digest::parse).ifPresent(blobs::add);
      for (Layer layer : record.layers()) {
        blobs.add(layer.blobDigest());
        chains.add(layer.chain());
      }
    }
    long bytes = store.sweep(blobs);
    int count = 0;
    for (LayerStore kind : layers) {
      for (Digest chain : new ArrayList<>(kind.all())) {
        if (!chains.contains(chain)) {
          bytes += kind.size(chain);
          kind.remove(chain);
          count++;
        }
      }
      kind.sweep();
    }
    TreeRemoval.remove(store.layout().tmp());
    return new PruneReport(removed, count, bytes);
  }
}
