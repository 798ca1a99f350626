package dev.jstack.image;

import dev.jstack.image.PullProgress.Stage;
import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerStore;
import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.store.ContentStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes a layer of a blob in the store, once among all processes. */
final class LayerUnpacking {
  private final ContentStore store;
  private final LayerStore layers;
  private final Meter meter;

  LayerUnpacking(ContentStore store, LayerStore layers, Meter meter) {
    this.store = store;
    this.layers = layers;
    this.meter = meter;
  }

  /** Unpacks layer number {@code index} of an image, base is 0; those below it are there. */
  void run(Choice choice, int index) throws IOException {
    Descriptor blob = choice.manifest().layers().get(index);
    Digest chainId = choice.chainIds().get(index);
    Runnable waiting = () -> meter.layer(blob.digest(), Stage.WAITING, 0, blob.size(), "");
    store
        .locks()
        .exclusively(
            "layer-" + chainId.hex(),
            waiting,
            () -> {
              if (!layers.has(chainId)) {
                unpack(choice, index, blob);
              }
              return chainId;
            });
    meter.layer(blob.digest(), Stage.READY, blob.size(), blob.size(), "");
  }

  private void unpack(Choice choice, int index, Descriptor blob) throws IOException {
    Digest chainId = choice.chainIds().get(index);
    List<Digest> parents = new ArrayList<>(choice.chainIds().subList(0, index));
    Collections.reverse(parents);
    Digest diffId = choice.config().diffIds().get(index);
    try (InputStream in = new Counting(store.open(blob.digest()), blob)) {
      layers.add(new LayerContent(in, blob.size(), diffId, chainId), parents);
    }
  }

  /** Tells how much of the compressed blob has been read. */
  private final class Counting extends FilterInputStream {
    private final Descriptor blob;
    private long done;

    Counting(InputStream in, Descriptor blob) {
      super(in);
      this.blob = blob;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = super.read(buffer, offset, length);
      if (n > 0) {
        done += n;
        meter.bytes(blob.digest(), Stage.UNPACKING, done, blob.size());
      }
      return n;
    }
  }
}
