package dev.jstack.image.docker;

import dev.jstack.image.model.ConfigDocument;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageReference;
import java.util.List;
import java.util.Optional;

/**
 * An image that Docker has.
 *
 * @param reference the tag it has there
 * @param id the digest of its configuration
 * @param manifest what a registry called it, when Docker knows
 * @param layers their directories, topmost first
 * @param bytes of its layers, unpacked, as Docker counted them
 */
public record BorrowedImage(
    ImageReference reference,
    Digest id,
    Optional<Digest> manifest,
    ConfigDocument config,
    List<String> layers,
    long bytes) {
  public BorrowedImage {
    layers = List.copyOf(layers);
  }

  /** The digest that tells it from others: of the manifest, else of the configuration. */
  public Digest digest() {
    return manifest.orElse(id);
  }

  /** Whether it is what {@code wanted} means, by tag or by digest. */
  public boolean isMeantBy(ImageReference wanted) {
    boolean sameName = wanted.name().equals(reference.name());
    return sameName
        && (wanted.digest().isPresent()
            ? wanted.digest().equals(manifest)
            : wanted.tag().equals(reference.tag()));
  }
}
