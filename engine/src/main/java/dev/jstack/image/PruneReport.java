package dev.jstack.image;

import dev.jstack.image.store.ImageRecord;
import java.util.List;

/**
 * What a prune has removed.
 *
 * @param images by name
 * @param layers how many unpacked layers
 * @param bytes that are free now
 */
public record PruneReport(List<ImageRecord> images, int layers, long bytes) {
  public PruneReport {
    images = List.copyOf(images);
  }
}
