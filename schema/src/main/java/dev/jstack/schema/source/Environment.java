package dev.jstack.schema.source;

import dev.jstack.schema.interpolate.Variables;
import dev.jstack.schema.model.OrderedMaps;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Variables with their values. A name is looked up as written first, then in any case: Windows
 * ignores the case of names, and a stack must mean the same on every host.
 */
public final class Environment implements Variables {
  private final Map<String, String> values;
  private final Map<String, String> spellings = new LinkedHashMap<>();

  private Environment(Map<String, String> values) {
    this.values = OrderedMaps.copyOf(values);
    for (String name : values.keySet()) {
      spellings.putIfAbsent(folded(name), name);
    }
  }

  public static Environment of(Map<String, String> values) {
    return new Environment(values);
  }

  /** This one, and {@code defaults} for names that it does not have. */
  public Environment withDefaults(Map<String, String> defaults) {
    Map<String, String> merged = new LinkedHashMap<>(defaults);
    merged.putAll(values);
    return new Environment(merged);
  }

  /** This one with {@code value} for {@code name}. */
  public Environment with(String name, String value) {
    Map<String, String> merged = new LinkedHashMap<>(values);
    merged.put(name, value);
    return new Environment(merged);
  }

  @Override
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(spelling(name)));
  }

  @Override
  public String spelling(String name) {
    return values.containsKey(name) ? name : spellings.getOrDefault(folded(name), name);
  }

  /** The value of jstack's own variable, else that of docker compose's of the same suffix. */
  public Optional<String> setting(String suffix) {
    String own = values.getOrDefault("JSTACK_" + suffix, "");
    String value = own.isEmpty() ? values.getOrDefault("COMPOSE_" + suffix, "") : own;
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** All variables, in order. */
  public Map<String, String> values() {
    return values;
  }

  private static String folded(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
