package dev.jstack.image;

import dev.jstack.host.api.StorageApi;
import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.layer.linux.LinuxLayers;
import dev.jstack.image.layer.windows.LayerFiles;
import dev.jstack.image.layer.windows.WindowsLayers;
import dev.jstack.image.model.ConfigDocument;
import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.registry.Registry;
import dev.jstack.image.select.PlatformSelector;
import dev.jstack.image.select.Selection;
import dev.jstack.image.store.ContentStore;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.schema.model.PullPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The images of this machine: one store for all stacks, with the registries behind it. For any
 * number of threads and processes.
 */
public final class ImageStore implements Images, ImageSource, AutoCloseable {
  /** The reserved image: the machine's own file system. */
  public static final String HOST = "host";

  private static final int LONGEST_CONFIG = 16 << 20;

  private final ContentStore store;
  private final ImageSettings settings;
  private final Map<String, LayerStore> layerStores;
  private final Supplier<Patience> patience;
  private @Nullable Registry registry;
  private @Nullable ExecutorService downloads;

  private ImageStore(
      ContentStore store,
      ImageSettings settings,
      Map<String, LayerStore> layerStores,
      Supplier<Patience> patience) {
    this.store = store;
    this.settings = settings;
    this.layerStores = new HashMap<>(layerStores);
    this.patience = patience;
  }

  /** What speaks to registries, made at the first pull: to look at images costs no client. */
  private synchronized Puller puller() {
    if (registry == null || downloads == null) {
      registry = new Registry(settings.registries(), settings.logins());
      downloads = Executors.newFixedThreadPool(settings.parallel(), ImageStore::daemon);
    }
    return new Puller(
        store,
        registry,
        downloads,
        patience,
        os -> Optional.ofNullable(layerStores.get(os)),
        settings.clock());
  }

  /** The store below {@code root}, for hosts that mount Linux layers. */
  public static ImageStore forLinux(Path root, ImageSettings settings) {
    Random random = new Random();
    return forLinux(root, settings, () -> new Patience(random, Pause.REAL));
  }

  static ImageStore forLinux(Path root, ImageSettings settings, Supplier<Patience> patience) {
    ContentStore store = new ContentStore(root);
    LayerStore layers = new LinuxLayers(store.layout(), settings.limits());
    return new ImageStore(store, settings, Map.of("linux", layers), patience);
  }

  /**
   * The store below {@code root}, for a Windows host.
   *
   * @param files writes layers; must be able to restore backup streams for base layers
   */
  public static ImageStore forWindows(
      Path root, ImageSettings settings, StorageApi storage, LayerFiles.Opener files) {
    Random random = new Random();
    ContentStore store = new ContentStore(root);
    LayerStore layers = new WindowsLayers(store.layout(), settings.limits(), storage, files);
    return new ImageStore(
        store, settings, Map.of("windows", layers), () -> new Patience(random, Pause.REAL));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "jstack-download");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Optional<ResolvedImage> find(String reference, ImagePlatform platform) {
    if (reference.equals(HOST)) {
      return Optional.of(
          new ResolvedImage(
              HOST,
              HOST,
              List.of("/"),
              ImageConfig.bare("linux", platform.architecture(), Optional.empty())));
    }
    return record(ImageReference.parse(reference), platform)
        .filter(this::ready)
        .flatMap(record -> resolved(reference, record));
  }

  @Override
  public ResolvedImage ensure(
      String reference, ImagePlatform platform, PullPolicy policy, PullListener listener) {
    Optional<ResolvedImage> here = find(reference, platform);
    if (reference.equals(HOST) || here.isPresent() && !asks(policy, reference, platform)) {
      return here.orElseThrow();
    }
    switch (policy.kind()) {
      case NEVER ->
          throw new ImageException(
              ImageProblem.MISSING,
              "`" + reference + "` is not on this machine and its pull policy is `never`");
      case BUILD ->
          throw new ImageException(
              ImageProblem.CANNOT_BUILD,
              "`" + reference + "` is not on this machine and this runner does not build");
      default -> pull(reference, platform, listener);
    }
    return find(reference, platform)
        .orElseThrow(
            () ->
                new ImageException(
                    ImageProblem.NO_PLATFORM,
                    "`" + reference + "` is here, but this host cannot mount its layers"));
  }

  /** Whether the registry has to be asked although the image is here. */
  private boolean asks(PullPolicy policy, String reference, ImagePlatform platform) {
    return switch (policy.kind()) {
      case ALWAYS -> true;
      case NEVER, MISSING, BUILD -> false;
      case EVERY -> isOlder(reference, platform, policy.every().orElse(Duration.ZERO));
    };
  }

  private boolean isOlder(String reference, ImagePlatform platform, Duration age) {
    return record(ImageReference.parse(reference), platform)
        .map(record -> Instant.parse(record.pulledAt()).plus(age))
        .filter(settings.clock().instant()::isBefore)
        .isEmpty();
  }

  /** Asks the registry and downloads what is not here, whether this host can mount it or not. */
  public ImageRecord pull(String reference, ImagePlatform platform, PullListener listener) {
    ImageReference image = ImageReference.parse(reference);
    return puller().pull(image, platform, new Meter(reference, listener));
  }

  /** What the registry has behind a reference, and which of it a host could run. */
  public Selection match(String reference, ImagePlatform platform) {
    Meter silent = new Meter(reference, PullListener.SILENT);
    return puller().resolver(silent).judge(ImageReference.parse(reference), platform);
  }

  /** All images here, by name. */
  public List<ImageRecord> list() {
    try {
      return store.records().all();
    } catch (IOException e) {
      throw ContentStore.failure("list the images", e);
    }
  }

  /** The images that a name, or a digest of at least six digits, means. */
  public List<ImageRecord> named(String name) {
    List<ImageRecord> all = list();
    String hex = name.startsWith("sha256:") ? name.substring(7) : name;
    if (hex.matches("[0-9a-f]{6,64}")) {
      List<ImageRecord> found =
          all.stream()
              .filter(
                  r ->
                      r.manifest().startsWith("sha256:" + hex)
                          || r.config().startsWith("sha256:" + hex))
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    }
    ImageReference image = ImageReference.parse(name);
    List<ImageRecord> found = all.stream().filter(r -> Records.means(r, image)).toList();
    if (found.isEmpty()) {
      throw new ImageException(
          ImageProblem.NOT_HERE, "there is no image `" + name + "` on this machine");
    }
    return found;
  }

  /** Whether one of the references that running services were made by means this image. */
  public boolean isUsed(ImageRecord record, Set<String> referencesInUse) {
    return Pruning.isUsed(record, referencesInUse);
  }

  /** Bytes of an image's files, unpacked; zero when its layers are not unpacked here. */
  public long unpackedSize(ImageRecord record) {
    try {
      long size = 0;
      LayerStore layers = layerStores.get(record.platform().os().orElse(""));
      for (ImageRecord.Layer layer :
          layers == null ? List.<ImageRecord.Layer>of() : record.layers()) {
        size += Objects.requireNonNull(layers).size(layer.chain());
      }
      return size;
    } catch (IOException e) {
      throw ContentStore.failure("measure an image", e);
    }
  }

  /** What an image says to run; empty when its configuration is gone. */
  public Optional<ImageConfig> config(ImageRecord record) {
    try {
      return store
          .read(Digest.parse(record.config()), LONGEST_CONFIG)
          .map(bytes -> ConfigReading.config(ConfigDocument.read(bytes)));
    } catch (IOException e) {
      throw ContentStore.failure("read the configuration of an image", e);
    }
  }

  /**
   * Removes images, and the content that only they had.
   *
   * @param referencesInUse of running services; their images are refused unless {@code force}
   */
  public PruneReport remove(List<ImageRecord> records, Set<String> referencesInUse, boolean force) {
    try {
      return pruning().remove(records, referencesInUse, force);
    } catch (IOException e) {
      throw ContentStore.failure("remove images", e);
    }
  }

  /** Removes content without an image; with {@code all} also images that no service uses. */
  public PruneReport prune(boolean all, Set<String> referencesInUse) {
    try {
      return pruning().prune(all, referencesInUse);
    } catch (IOException e) {
      throw ContentStore.failure("prune the image store", e);
    }
  }

  private Pruning pruning() {
    return new Pruning(store, layerStores.values());
  }

  /**
   * Takes the images of an archive: of {@code docker save}, or an OCI layout as tar or directory.
   *
   * @param name what to call the image; empty: as the archive says
   */
  public List<ImageRecord> load(
      Path archive, Optional<String> name, ImagePlatform platform, PullListener listener) {
    try {
      return archives().load(archive, name, platform, new Meter(archive.toString(), listener));
    } catch (IOException e) {
      throw new ImageException(
          ImageProblem.BAD_ARCHIVE, archive + " cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** Writes images as an archive that Docker and jstack load. */
  public void save(List<ImageRecord> records, OutputStream out) {
    try {
      archives().save(records, out);
    } catch (IOException e) {
      throw ContentStore.failure("save images", e);
    }
  }

  private Archives archives() {
    return new Archives(store, os -> Optional.ofNullable(layerStores.get(os)), settings.clock());
  }

  private Optional<ImageRecord> record(ImageReference image, ImagePlatform platform) {
    List<ImageRecord> named =
        list().stream().filter(record -> Records.means(record, image)).toList();
    List<Descriptor> manifests = named.stream().map(ImageStore::descriptor).toList();
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

  private boolean ready(ImageRecord record) {
    LayerStore layers = layerStores.get(record.platform().os().orElse(""));
    return layers != null && record.layers().stream().allMatch(layer -> layers.has(layer.chain()));
  }

  private Optional<ResolvedImage> resolved(String reference, ImageRecord record) {
    try {
      Optional<byte[]> config = store.read(Digest.parse(record.config()), LONGEST_CONFIG);
      return config.map(bytes -> resolved(reference, record, ConfigDocument.read(bytes)));
    } catch (IOException e) {
      throw ContentStore.failure("read the configuration of `" + reference + "`", e);
    }
  }

  private ResolvedImage resolved(String reference, ImageRecord record, ConfigDocument config) {
    LayerStore layers = Objects.requireNonNull(layerStores.get(config.os().orElse("")));
    List<String> paths = new ArrayList<>();
    record.layers().forEach(layer -> paths.add(layers.path(layer.chain())));
    Collections.reverse(paths);
    return new ResolvedImage(reference, record.manifest(), paths, ConfigReading.config(config));
  }

  @Override
  public synchronized void close() {
    if (registry != null && downloads != null) {
      downloads.shutdownNow();
      registry.close();
    }
  }
}
