package dev.jstack.runner.option;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line as understood: the command, the values of its options by long name, its words.
 *
 * @param command the command named
 * @param values by option name, in the order given; a switch that is on has the value {@code true}
 * @param words what is no option, in order
 */
public record Arguments(CommandSpec command, Map<String, List<String>> values, List<String> words) {

  /** More than any stack has to do at once. */
  private static final int UNLIMITED = 1_000;

  /** Whether the switch was given. */
  public boolean has(String option) {
    return values.containsKey(option);
  }

  /** The value given last. */
  public Optional<String> value(String option) {
    List<String> all = values(option);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The value given last, else {@code fallback}. */
  public String value(String option, String fallback) {
    return value(option).orElse(fallback);
  }

  /** All values given, in order. */
  public List<String> values(String option) {
    List<String> all = values.get(option);
    return all == null ? List.of() : all;
  }

  /**
   * A whole number that is not negative.
   *
   * @throws UsageException when it is something else
   */
  public Optional<Integer> number(String option) {
    return value(option).map(text -> Values.number(option, text));
  }

  /**
   * How many things may be done at once: {@code --parallel}, where {@code -1} sets no limit.
   *
   * @throws UsageException when it is no number, or none from 1 on
   */
  public Optional<Integer> parallel() {
    if (value("parallel").filter("-1"::equals).isPresent()) {
      return Optional.of(UNLIMITED);
    }
    Optional<Integer> parallel = number("parallel");
    if (parallel.filter(number -> number < 1).isPresent()) {
      throw new UsageException("--parallel takes a number of at least 1, or -1 for no limit");
    }
    return parallel;
  }

  /**
   * A length of time: {@code 10} and {@code 10s} are ten seconds, {@code 1m30s}, {@code 250ms}.
   *
   * @throws UsageException when it is something else
   */
  public Optional<java.time.Duration> duration(String option) {
    return value(option).map(text -> Values.duration(option, text));
  }
}
