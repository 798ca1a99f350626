package dev.jstack.image.store;

import dev.jstack.image.model.Descriptor;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.OciPlatform;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image in the store.
 *
 * @param reference the complete name that it was pulled or loaded by
 * @param index digest of the index that it was chosen from
 * @param manifest digest of its manifest
 * @param config digest of its configuration
 * @param platform what it is made for
 * @param reason why it was chosen
 * @param layers base first
 * @param pulledAt when it was last compared with the registry, ISO 8601
 */
public record ImageRecord(
    String reference,
    Optional<String> index,
    String manifest,
    String config,
    OciPlatform platform,
    String reason,
    List<Layer> layers,
    String pulledAt) {

  public ImageRecord {
    layers = List.copyOf(layers);
  }

  /**
   * A layer.
   *
   * @param blob digest of the compressed blob
   * @param size of the compressed blob in bytes
   * @param diffId digest of the uncompressed archive
   * @param chainId digest that stands for this layer on top of those below
   */
  public record Layer(
      String mediaType, String blob, long size, String diffId, String chainId, List<String> urls) {
    public Layer {
      urls = List.copyOf(urls);
    }

    public Digest blobDigest() {
      return Digest.parse(blob);
    }

    public Digest chain() {
      return Digest.parse(chainId);
    }

    public Descriptor descriptor() {
      return new Descriptor(mediaType, blobDigest(), size, urls, Optional.empty(), Map.of());
    }
  }

  /** Compressed size of all layers in bytes. */
  public long size() {
    return layers.stream().mapToLong(Layer::size).sum();
  }

  /**
   * What distinguishes it from other images of the same name: the platform without the Windows
   * revision, so that next month's patch takes the place of this month's.
   */
  String key() {
    String machine =
        platform.os().orElse("?")
            + "/"
            + platform.architecture().orElse("?")
            + "/"
            + platform.variant().orElse("");
    String[] version = platform.osVersion().orElse("").split("\\.", -1);
    return reference
        + "|"
        + machine
        + "|"
        + String.join(".", List.of(version).subList(0, Math.min(3, version.length)));
  }
}
