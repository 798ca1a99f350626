package dev.jstack.image.layer;

import dev.jstack.image.model.Digest;
import java.io.IOException;
import java.util.List;

/** Layers that a host can mount, by chain id. The caller holds the lock of what it adds. */
public interface LayerStore {

  /** Whether the layer is there, whole. */
  boolean has(Digest chainId);

  /** The path that a host mounts it by. */
  String path(Digest chainId);

  /**
   * Unpacks a layer. After a failure, or a crash, there is no trace that counts.
   *
   * @param parents chain ids of the layers below, topmost first
   */
  void add(LayerContent layer, List<Digest> parents) throws IOException;

  /** Removes a layer and all it holds; absent is fine. */
  void remove(Digest chainId) throws IOException;

  /** Chain ids of all layers that are there, whole. */
  List<Digest> all() throws IOException;

  /** Removes what crashes have left: layers without their mark. Nobody may be adding any. */
  void sweep() throws IOException;

  /** Bytes of its files; zero when it is absent. */
  long size(Digest chainId) throws IOException;
}
