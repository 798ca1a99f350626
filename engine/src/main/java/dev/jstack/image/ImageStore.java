package dev.jstack.image;

import dev.jstack.image.docker.BorrowedImage;
import dev.jstack.image.docker.DockerStore;
import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.layer.linux.LinuxLayers;
import dev.jstack.image.layer.windows.WindowsLayers;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.registry.Registry;
import dev.jstack.image.select.Selection;
import dev.jstack.image.store.ContentStore;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.schema.model.PullPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The images of this machine: one store for all stacks, with the registries behind it. For any
 * number of threads and processes.
 */
public final class ImageStore implements Images, ImageSource, AutoCloseable {
  /** The reserved image: the machine's own file system. */
  public static final String HOST = "host";

  private final ContentStore store;
  private final ImageSettings settings;
  private final Inventory inventory;
  private final Supplier<Patience> patience;
  private @Nullable Registry registry;
  private @Nullable ExecutorService downloads;

  private ImageStore(
      ContentStore store,
      ImageSettings settings,
      Inventory inventory,
      Supplier<Patience> patience) {
    this.store = store;
    this.settings = settings;
    this.inventory = inventory;
    this.patience = patience;
  }

  /** What speaks to registries, made at the first pull: to look at images costs no client. */
  private synchronized Puller puller() {
    if (registry == null || downloads == null) {
      registry = new Registry(settings.registries(), settings.logins());
      downloads = Executors.newFixedThreadPool(settings.parallel(), ImageStore::daemon);
    }
    return new Puller(store, registry, downloads, patience, inventory::layers, settings.clock());
  }

  /** The store below {@code root}, for hosts that mount Linux layers. */
  public static ImageStore forLinux(Path root, ImageSettings settings) {
    Random random = new Random();
    return forLinux(root, settings, () -> new Patience(random, Pause.REAL));
  }

  static ImageStore forLinux(Path root, ImageSettings settings, Supplier<Patience> patience) {
    ContentStore store = new ContentStore(root);
    LayerStore layers = new LinuxLayers(store.layout(), settings.limits());
    Inventory inventory = new Inventory(store, Map.of("linux", layers), List::of);
    return new ImageStore(store, settings, inventory, patience);
  }

  /**
   * The store below {@code root}, for a Windows host.
   *
   * @param layers how layers are made and removed
   * @param docker images that are there without a pull
   */
  public static ImageStore forWindows(
      Path root, ImageSettings settings, WindowsLayering layers, DockerStore docker) {
    Random random = new Random();
    ContentStore store = new ContentStore(root);
    LayerStore windows =
        new WindowsLayers(store.layout(), settings.limits(), layers.storage(), layers.importer());
    return new ImageStore(
        store,
        settings,
        new Inventory(store, Map.of("windows", windows), docker::all),
        () -> new Patience(random, Pause.REAL));
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
    return inventory.find(reference, platform);
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
    return inventory
        .record(ImageReference.parse(reference), platform)
        .map(record -> Instant.parse(record.pulledAt()).plus(age))
        .filter(settings.clock().instant()::isBefore)
        .isEmpty();
  }

  /** Asks the registry and downloads what is not here, whether this host can mount it or not. */
  public ImageRecord pull(String reference, ImagePlatform platform, PullListener listener) {
    ImageReference image = ImageReference.parse(reference);
    return settings.pullProgram().isEmpty()
        ? puller().pull(image, platform, new Meter(reference, listener))
        : new PullProcess(settings.pullProgram()).pull(reference, platform, listener);
  }

  /** What the registry has behind a reference, and which of it a host could run. */
  public Selection match(String reference, ImagePlatform platform) {
    Meter silent = Meter.silent(reference);
    return puller().resolver(silent).judge(ImageReference.parse(reference), platform);
  }

  /**
   * The reference with the digest of what its tag means now, in the complete form; a digest that is
   * there already stays. Asks the registry; when that cannot be reached, what is here counts.
   *
   * @param told hears which images were taken from here
   */
  public String pin(String reference, Consumer<String> told) {
    return reference.equals(HOST)
        ? reference
        : new Pinning(this::puller, inventory, told).of(ImageReference.parse(reference));
  }

  /** All images here, by name. */
  public List<ImageRecord> list() {
    return inventory.all();
  }

  /** Images of Docker on this machine that can be used as they are; they are not in the store. */
  public List<BorrowedImage> borrowed() {
    return inventory.borrowed();
  }

  /** The images that a name, or a digest of at least six digits, means. */
  public List<ImageRecord> named(String name) {
    return inventory.named(name);
  }

  /** The same for an image of Docker. */
  public boolean isUsed(BorrowedImage image, Set<String> referencesInUse) {
    return referencesInUse.stream()
        .filter(reference -> !reference.equals(HOST))
        .anyMatch(reference -> image.isMeantBy(ImageReference.parse(reference)));
  }

  /** Whether one of the references that running services were made by means this image. */
  public boolean isUsed(ImageRecord record, Set<String> referencesInUse) {
    return Pruning.isUsed(record, referencesInUse);
  }

  /** Bytes of an image's files, unpacked; zero when its layers are not unpacked here. */
  public long unpackedSize(ImageRecord record) {
    return inventory.unpackedSize(record);
  }

  /** What an image says to run; empty when its configuration is gone. */
  public Optional<ImageConfig> config(ImageRecord record) {
    return inventory.config(record);
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
    return new Pruning(store, inventory.layers());
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
    return new Archives(store, inventory::layers, settings.clock());
  }

  @Override
  public synchronized void close() {
    if (registry != null && downloads != null) {
      downloads.shutdownNow();
      registry.close();
    }
  }
}
