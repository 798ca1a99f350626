package dev.jstack.engine.desired;

import dev.jstack.schema.model.OrderedMaps;
import java.util.Map;

/**
 * What a container cannot change while it lives, as a flat list: path in the service to canonical
 * text. Two configurations that differ here are two containers, and the paths say why.
 *
 * @param service path of the service in the canonical model
 * @param fields path below the service to value; secret contents only as a salted hash
 * @param digest version and 64 hexadecimal digits: {@code v1:…}
 */
public record FixedConfig(String service, Map<String, String> fields, String digest) {
  public FixedConfig {
    fields = OrderedMaps.copyOf(fields);
  }

  /** The 12 digits that ids carry. */
  public String shortDigest() {
    int colon = digest.indexOf(':');
    return digest.substring(colon + 1, colon + 13);
  }
}
