package dev.jstack.schema.model;

import java.util.Map;
import java.util.Optional;

/**
 * A named volume: a directory that outlives containers.
 *
 * @param key its key in the file
 * @param name its full name
 * @param device for bind volumes: the directory itself
 * @param external whether it must exist already
 */
public record Volume(
    String key,
    String name,
    Optional<String> device,
    boolean external,
    Map<String, String> labels) {
  public Volume {
    labels = OrderedMaps.copyOf(labels);
  }
}
