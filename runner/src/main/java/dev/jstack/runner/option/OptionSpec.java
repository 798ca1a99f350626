package dev.jstack.runner.option;

import java.util.List;

/**
 * One option of a command.
 *
 * @param letter the short form without its dash; empty: none
 * @param name the long form without its dashes; what {@link Arguments} is asked for
 * @param valueName what its value is called in help, in brackets when it may be left away; empty: a
 *     switch without a value
 * @param choices the only values it takes; empty: any
 * @param repeatable whether giving it twice adds a value instead of replacing the first
 * @param summary one line, no full stop
 */
public record OptionSpec(
    String letter,
    String name,
    String valueName,
    List<String> choices,
    boolean repeatable,
    String summary) {

  /** A switch. */
  static OptionSpec flag(String letter, String name, String summary) {
    return new OptionSpec(letter, name, "", List.of(), false, summary);
  }

  /** An option with a value. */
  static OptionSpec value(String letter, String name, String valueName, String summary) {
    return new OptionSpec(letter, name, valueName, List.of(), false, summary);
  }

  /** An option with one of a few values. */
  static OptionSpec choice(String letter, String name, String summary, String... choices) {
    return new OptionSpec(
        letter, name, String.join("|", choices), List.of(choices), false, summary);
  }

  /** An option that may be given several times. */
  static OptionSpec list(String letter, String name, String valueName, String summary) {
    return new OptionSpec(letter, name, valueName, List.of(), true, summary);
  }

  /** Whether the option may stand without the value that it takes. */
  boolean mayLackValue() {
    return valueName.startsWith("[");
  }

  public boolean takesValue() {
    return !valueName.isEmpty();
  }

  /** As people write it: {@code -n, --tail LINES}. */
  public String synopsis() {
    String forms = letter.isEmpty() ? "    --" + name : "-" + letter + ", --" + name;
    return takesValue() ? forms + " " + valueName : forms;
  }

  OptionSpec withoutLetter() {
    return new OptionSpec("", name, valueName, choices, repeatable, summary);
  }
}
