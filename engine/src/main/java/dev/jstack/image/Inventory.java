package dev.jstack.image;

import dev.jstack.image.docker.BorrowedImage;
import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.model.ConfigDocument;
import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.select.PlatformSelector;
import dev.jstack.image.select.Selection;
import dev.jstack.image.store.ContentStore;
import dev.jstack.image.store.ImageRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What is in the store, and which of it a reference means. Reads only. */
final class Inventory {
  private static final int LONGEST_CONFIG = 16 << 20;

  private final ContentStore store;
  private final Map<String, LayerStore> layerStores;
  private final Supplier<List<BorrowedImage>> docker;

  /**
   * The inventory of a store.
   *
   * @param layerStores by operating system
   * @param docker images that Docker has here, looked up anew each time
   */
  Inventory(
      ContentStore store,
      Map<String, LayerStore> layerStores,
      Supplier<List<BorrowedImage>> docker) {
    this.store = store;
    this.layerStores = Map.copyOf(layerStores);
    this.docker = docker;
  }

  /** The layers for an operating system; empty when this host mounts none. */
  Optional<LayerStore> layers(String os) {
    return Optional.ofNullable(layerStores.get(os));
  }

  Collection<LayerStore> layers() {
    return layerStores.values();
  }

  List<BorrowedImage> borrowed() {
    return docker.get();
  }

  List<ImageRecord> all() {
    try {
      return store.records().all();
    } catch (IOException e) {
      throw ContentStore.failure("list the images", e);
    }
  }

  /** The images that a name, or a digest of at least six digits, means. */
  List<ImageRecord> named(String name) {
    String hex = name.startsWith("sha256:") ? name.substring(7) : name;
    List<ImageRecord> found =
        hex.matches("[0-9a-f]{6,64}") ? withDigest("sha256:" + hex) : List.of();
    if (found.isEmpty()) {
      found = means(ImageReference.parse(name));
    }
    if (found.isEmpty()) {
      throw absent(name);
    }
    return found;
  }

  private ImageException absent(String name) {
    ImageReference image = ImageReference.parse(name);
    boolean dockers = borrowed().stream().anyMatch(there -> there.isMeantBy(image));
    return new ImageException(
        ImageProblem.NOT_HERE,
        dockers
            ? "`" + name + "` is Docker's: jstack uses it where it is and leaves it to `docker`"
            : "there is no image `" + name + "` on this machine");
  }

  private List<ImageRecord> withDigest(String start) {
    return all().stream()
        .filter(r -> r.manifest().startsWith(start) || r.config().startsWith(start))
        .toList();
  }

  private List<ImageRecord> means(ImageReference image) {
    return all().stream().filter(record -> Records.means(record, image)).toList();
  }

  /** The digest that a registry once gave for the name: of the index, where there was one. */
  Optional<Digest> digest(ImageReference image) {
    return means(image).stream()
        .findFirst()
        .map(record -> Digest.parse(record.index().orElse(record.manifest())));
  }

  /** The image of that name that fits, whether its layers are unpacked or not. */
  Optional<ImageRecord> record(ImageReference image, ImagePlatform platform) {
    List<ImageRecord> named = means(image);
    List<Descriptor> manifests = named.stream().map(Inventory::descriptor).toList();
    Selection selection = new PlatformSelector(Platforms.wanted(platform)).select(manifests);
    return selection.chosen().map(verdict -> named.get(manifests.indexOf(verdict.manifest())));
  }

  private static Descriptor descriptor(ImageRecord record) {
    return new Descriptor(
        "",
        Digest.parse(record.manifest()),
        0,
        List.of(),
        Optional.of(record.platform()),
        Map.of());
  }

  /** The image of that name that can be mounted now; Docker's when there is none of our own. */
  Optional<ResolvedImage> find(String reference, ImagePlatform platform) {
    ImageReference image = ImageReference.parse(reference);
    return record(image, platform)
        .filter(this::ready)
        .flatMap(record -> resolved(reference, record))
        .or(() -> borrowed(reference, image, platform));
  }

  private Optional<ResolvedImage> borrowed(
      String reference, ImageReference image, ImagePlatform platform) {
    PlatformSelector selector = new PlatformSelector(Platforms.wanted(platform));
    return borrowed().stream()
        .filter(there -> there.isMeantBy(image))
        .filter(there -> fits(selector, there))
        .findFirst()
        .map(
            there ->
                new ResolvedImage(
                    reference,
                    there.digest().toString(),
                    there.layers(),
                    ConfigReading.config(there.config())));
  }

  private static boolean fits(PlatformSelector selector, BorrowedImage image) {
    Descriptor self = Descriptor.of("", image.digest(), 0);
    return selector.judgeAlone(self, image.config().platform()).chosen().isPresent();
  }

  private boolean ready(ImageRecord record) {
    return layers(record.platform().os().orElse(""))
        .filter(layers -> record.layers().stream().allMatch(layer -> layers.has(layer.chain())))
        .isPresent();
  }

  private Optional<ResolvedImage> resolved(String reference, ImageRecord record) {
    return document(record).map(config -> resolved(reference, record, config));
  }

  private ResolvedImage resolved(String reference, ImageRecord record, ConfigDocument config) {
    LayerStore layers = Objects.requireNonNull(layerStores.get(config.os().orElse("")));
    List<String> paths = new ArrayList<>();
    record.layers().forEach(layer -> paths.add(layers.path(layer.chain())));
    Collections.reverse(paths);
    return new ResolvedImage(reference, record.manifest(), paths, ConfigReading.config(config));
  }

  /** What an image says to run; empty when its configuration is gone. */
  Optional<ImageConfig> config(ImageRecord record) {
    return document(record).map(ConfigReading::config);
  }

  private Optional<ConfigDocument> document(ImageRecord record) {
    try {
      return store.read(Digest.parse(record.config()), LONGEST_CONFIG).map(ConfigDocument::read);
    } catch (IOException e) {
      throw ContentStore.failure("read the configuration of `" + record.reference() + "`", e);
    }
  }

  /** Bytes of an image's files, unpacked; zero when its layers are not unpacked here. */
  long unpackedSize(ImageRecord record) {
    LayerStore layers = layerStores.get(record.platform().os().orElse(""));
    if (layers == null) {
      return 0;
    }
    try {
      long size = 0;
      for (ImageRecord.Layer layer : record.layers()) {
        size += layers.size(layer.chain());
      }
      return size;
    } catch (IOException e) {
      throw ContentStore.failure("measure an image", e);
    }
  }
}
