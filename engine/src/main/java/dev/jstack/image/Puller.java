package dev.jstack.image;

import dev.jstack.image.PullProgress.Stage;
import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.registry.Registry;
import dev.jstack.image.store.ContentStore;
import dev.jstack.image.store.ImageRecord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A pull: choose, download in parallel, unpack in order while the layers above are still on their
 * way, record. Whatever ends it, the next one goes on from what is there.
 */
final class Puller {
  private final ContentStore store;
  private final Registry registry;
  private final ExecutorService downloads;
  private final Supplier<Patience> patience;
  private final Function<String, Optional<LayerStore>> layersFor;
  private final Clock clock;

  Puller(
      ContentStore store,
      Registry registry,
      ExecutorService downloads,
      Supplier<Patience> patience,
      Function<String, Optional<LayerStore>> layersFor,
      Clock clock) {
    this.store = store;
    this.registry = registry;
    this.downloads = downloads;
    this.patience = patience;
    this.layersFor = layersFor;
    this.clock = clock;
  }

  /** What is behind the reference, without a layer of it. */
  Resolver resolver(Meter meter) {
    return new Resolver(new RegistryDocuments(store, registry, patience, meter));
  }

  /** The digest that the registry has behind the reference: of the index, where there is one. */
  Digest digest(ImageReference image) {
    try {
      return store.using(() -> resolver(Meter.silent(image.toString())).digest(image));
    } catch (IOException e) {
      throw Faults.of("look-up of `" + image.familiar() + "`", e);
    }
  }

  ImageRecord pull(ImageReference image, ImagePlatform platform, Meter meter) {
    try {
      return store.using(() -> pullUnderLock(image, platform, meter));
    } catch (IOException e) {
      throw Faults.of("pull of `" + image.familiar() + "`", e);
    }
  }

  private ImageRecord pullUnderLock(ImageReference image, ImagePlatform platform, Meter meter)
      throws IOException {
    meter.image(Stage.RESOLVING, "");
    Choice choice = resolver(meter).resolve(image, platform);
    meter.image(Stage.CHOSEN, choice.reason());
    Optional<LayerStore> layers = layersFor.apply(choice.config().os().orElse(""));
    int ready = layers.map(store -> ready(store, choice.chainIds())).orElse(0);
    boolean news = fetch(image, choice, layers, ready, meter);
    ImageRecord record = Records.of(image, choice, clock.instant());
    store.records().save(record);
    meter.image(Stage.DONE, news ? "downloaded" : "up to date");
    return record;
  }

  /** How many layers, from the base on, are unpacked already. */
  private static int ready(LayerStore layers, List<Digest> chainIds) {
    int ready = 0;
    while (ready < chainIds.size() && layers.has(chainIds.get(ready))) {
      ready++;
    }
    return ready;
  }

  private boolean fetch(
      ImageReference image, Choice choice, Optional<LayerStore> layers, int ready, Meter meter)
      throws IOException {
    List<Descriptor> blobs = choice.manifest().layers();
    for (Descriptor blob : blobs.subList(0, ready)) {
      meter.layer(blob.digest(), Stage.READY, blob.size(), blob.size(), "");
    }
    List<Descriptor> wanted = blobs.subList(ready, blobs.size());
    Map<Digest, Future<?>> running = start(image, wanted, meter);
    try {
      for (int i = ready; i < blobs.size(); i++) {
        await(running, blobs.get(i).digest());
        if (layers.isPresent()) {
          new LayerUnpacking(store, layers.get(), meter).run(choice, i);
        }
      }
      return !wanted.isEmpty();
    } finally {
      running.values().forEach(download -> download.cancel(true));
    }
  }

  private Map<Digest, Future<?>> start(ImageReference image, List<Descriptor> blobs, Meter meter) {
    Map<Digest, Future<?>> running = new LinkedHashMap<>();
    BlobDownload download = new BlobDownload(store, registry, patience);
    for (Descriptor blob : new ArrayList<>(blobs)) {
      running.computeIfAbsent(
          blob.digest(),
          digest ->
              downloads.submit(
                  () -> {
                    download.run(image, blob, meter);
                    return digest;
                  }));
    }
    return running;
  }

  private static void await(Map<Digest, Future<?>> running, Digest blob) throws IOException {
    try {
      Objects.requireNonNull(running.get(blob)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while downloading");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a download failed", e.getCause());
    }
  }
}
