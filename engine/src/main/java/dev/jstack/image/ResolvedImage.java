package dev.jstack.image;

import java.util.List;

/**
 * An image whose layers are on this machine.
 *
 * @param reference as asked for
 * @param digest of its manifest; for {@code host} a fixed word
 * @param layers paths of its read-only layers, topmost first, base last
 * @param config what it says to run
 */
public record ResolvedImage(
    String reference, String digest, List<String> layers, ImageConfig config) {
  public ResolvedImage {
    layers = List.copyOf(layers);
  }
}
