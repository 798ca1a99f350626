package dev.jstack.schema.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Copies of maps that keep their order. {@code Map.copyOf} iterates in another order in each JVM
 * run, which would leak into digests, plans and golden files.
 */
public final class OrderedMaps {
  private OrderedMaps() {}

  /** An unmodifiable copy in the same order. */
  public static <K, V> Map<K, V> copyOf(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
