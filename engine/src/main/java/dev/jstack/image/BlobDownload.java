package dev.jstack.image;

import dev.jstack.image.PullProgress.Stage;
import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.image.registry.BlobStream;
import dev.jstack.image.registry.Registry;
import dev.jstack.image.registry.RegistryException;
import dev.jstack.image.store.ContentStore;
import dev.jstack.image.store.Partial;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.Supplier;

/** Brings one blob into the store: once among all processes, continued wherever it broke off. */
final class BlobDownload {
  /** A blob that was wrong twice, from two places if there are two, is wrong. */
  private static final int MOST_CORRUPT = 2;

  private final ContentStore store;
  private final Registry registry;
  private final Supplier<Patience> patience;

  BlobDownload(ContentStore store, Registry registry, Supplier<Patience> patience) {
    this.store = store;
    this.registry = registry;
    this.patience = patience;
  }

  void run(ImageReference image, Descriptor blob, Meter meter) throws IOException {
    Runnable waiting = () -> meter.layer(blob.digest(), Stage.WAITING, 0, blob.size(), "");
    store
        .locks()
        .exclusively(
            ContentStore.blobLock(blob.digest()),
            waiting,
            () -> {
              if (!store.has(blob)) {
                fetch(image, blob, meter);
              }
              return blob;
            });
    meter.layer(blob.digest(), Stage.DOWNLOADED, blob.size(), blob.size(), "");
  }

  private void fetch(ImageReference image, Descriptor blob, Meter meter) throws IOException {
    Patience waits = patience.get();
    int corrupt = 0;
    try (Partial partial = store.partial(blob)) {
      while (true) {
        long before = partial.length();
        try {
          if (attempt(image, blob, partial, corrupt, meter)) {
            return;
          }
        } catch (IOException e) {
          corrupt += isCorrupt(e) ? 1 : 0;
          if (corrupt >= MOST_CORRUPT) {
            throw e;
          }
          if (partial.length() > before) {
            waits.progress();
          }
          waits.orGiveUp(e, note -> retrying(meter, blob, partial, note));
        }
      }
    }
  }

  private static void retrying(Meter meter, Descriptor blob, Partial partial, String note) {
    meter.layer(blob.digest(), Stage.RETRYING, partial.length(), blob.size(), note);
  }

  private static boolean isCorrupt(IOException e) {
    return e instanceof RegistryException answer && answer.problem() == ImageProblem.CORRUPT;
  }

  private boolean attempt(
      ImageReference image, Descriptor blob, Partial partial, int rotation, Meter meter)
      throws IOException {
    if (!partial.complete()) {
      receive(image, blob, partial, rotation, meter);
    }
    if (!partial.complete()) {
      throw new EOFException("the connection ended early");
    }
    if (!partial.commit()) {
      throw RegistryException.corrupt(
          "layer "
              + blob.digest().brief()
              + " from "
              + image.host()
              + " is not what its digest says");
    }
    return true;
  }

  private void receive(
      ImageReference image, Descriptor blob, Partial partial, int rotation, Meter meter)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (BlobStream stream = registry.blob(image, blob, partial.length(), rotation)) {
      if (stream.offset() != partial.length()) {
        partial.restart();
      }
      for (int n = stream.in().read(buffer); n >= 0; n = stream.in().read(buffer)) {
        partial.append(buffer, n);
        meter.bytes(blob.digest(), Stage.DOWNLOADING, partial.length(), blob.size());
      }
    }
  }
}
