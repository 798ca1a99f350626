package dev.jstack.image;

import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageDocument;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.registry.RawManifest;
import dev.jstack.image.registry.Registry;
import dev.jstack.image.store.ContentStore;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Manifests and configurations from a registry; what has a digest and is in the store is not asked
 * for.
 */
final class RegistryDocuments implements Resolver.DocumentSource {
  private final ContentStore store;
  private final Registry registry;
  private final BlobDownload blobs;
  private final Supplier<Patience> patience;
  private final Meter meter;

  RegistryDocuments(
      ContentStore store, Registry registry, Supplier<Patience> patience, Meter meter) {
    this.store = store;
    this.registry = registry;
    this.blobs = new BlobDownload(store, registry, patience);
    this.patience = patience;
    this.meter = meter;
  }

  @Override
  public ImageDocument manifest(ImageReference image, String target) {
    try {
      Optional<byte[]> known =
          target.indexOf(':') < 0
              ? Optional.empty()
              : store.read(Digest.parse(target), ImageDocument.LONGEST);
      if (known.isPresent()) {
        return ImageDocument.read(known.get(), Optional.empty());
      }
      RawManifest raw = fetch(image, target);
      store.put(raw.digest(), raw.bytes());
      return raw.document();
    } catch (IOException e) {
      throw Faults.of("pull of `" + image.familiar() + "`", e);
    }
  }

  private RawManifest fetch(ImageReference image, String target) throws IOException {
    Patience waits = patience.get();
    while (true) {
      try {
        return registry.manifest(image, target);
      } catch (IOException e) {
        waits.orGiveUp(e, note -> meter.image(PullProgress.Stage.RETRYING, note));
      }
    }
  }

  @Override
  public byte[] blob(ImageReference image, Descriptor blob) {
    try {
      int size = Math.toIntExact(blob.size());
      if (store.read(blob.digest(), size).isEmpty()) {
        blobs.run(image, blob, Meter.silent(image.toString()));
      }
      return store
          .read(blob.digest(), size)
          .orElseThrow(
              () ->
                  new ImageException(
                      ImageProblem.STORE,
                      "the image store does not give back what was written: " + blob.digest()));
    } catch (IOException e) {
      throw Faults.of("pull of `" + image.familiar() + "`", e);
    }
  }
}
