package dev.jstack.schema.interpolate;

import java.util.Optional;

/** What stands between a variable's name and its word. */
public enum Operator {
  DEFAULT_IF_EMPTY(":-"),
  REQUIRED_NOT_EMPTY(":?"),
  ALTERNATE_IF_NOT_EMPTY(":+"),
  DEFAULT("-"),
  REQUIRED("?"),
  ALTERNATE("+");

  private final String text;

  Operator(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /** The operator that {@code text} has at {@code at}. */
  static Optional<Operator> at(String text, int at) {
    for (Operator operator : values()) {
      if (text.startsWith(operator.text, at)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  /** Whether {@code value} counts as a value. */
  boolean accepts(Optional<String> value) {
    return value.isPresent() && !(text.startsWith(":") && value.get().isEmpty());
  }
}
