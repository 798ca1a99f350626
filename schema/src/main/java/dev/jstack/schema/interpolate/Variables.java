package dev.jstack.schema.interpolate;

import java.util.Optional;

/** Where values of variables come from. */
@FunctionalInterface
public interface Variables {
  /** The value of {@code name}; empty when it is not set. */
  Optional<String> value(String name);

  /** How the variable that {@code name} finds is spelled where it is set. */
  default String spelling(String name) {
    return name;
  }

  /** The same with {@code fallback} for names that are not set here. */
  default Variables orElse(Variables fallback) {
    return name -> value(name).or(() -> fallback.value(name));
  }
}
