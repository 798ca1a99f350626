package dev.jstack.runner.option;

import java.util.List;

/**
 * A word of the command line that is no option.
 *
 * @param name as help writes it, upper case
 * @param kind what completion offers for it
 * @param minimum how many there must be
 * @param maximum how many there may be
 * @param choices the only values, for {@link Kind#CHOICE}
 */
public record Positional(String name, Kind kind, int minimum, int maximum, List<String> choices) {

  /** What stands there. */
  public enum Kind {
    SERVICE,
    FILE,
    CHOICE,
    WORD
  }

  static Positional any(String name, Kind kind) {
    return new Positional(name, kind, 0, Integer.MAX_VALUE, List.of());
  }

  static Positional some(String name, Kind kind) {
    return new Positional(name, kind, 1, Integer.MAX_VALUE, List.of());
  }

  static Positional one(String name, Kind kind) {
    return new Positional(name, kind, 1, 1, List.of());
  }

  static Positional optional(String name, Kind kind) {
    return new Positional(name, kind, 0, 1, List.of());
  }

  static Positional optionalChoice(String name, String... choices) {
    return new Positional(name, Kind.CHOICE, 0, 1, List.of(choices));
  }

  static Positional choice(String name, String... choices) {
    return new Positional(name, Kind.CHOICE, 1, 1, List.of(choices));
  }

  /** As a usage line writes it: {@code [SERVICE...]}. */
  public String synopsis() {
    String text = maximum > 1 ? name + "..." : name;
    return minimum == 0 ? "[" + text + "]" : text;
  }
}
