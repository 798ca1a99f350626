package dev.jstack.engine.plan;

import dev.jstack.diagnostic.SourceRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a plan comes to for one service, network or volume, in words for people.
 *
 * @param kind what happens to it
 * @param name the service, network or volume as in the stack file
 * @param what {@code service}, {@code network}, {@code volume} or {@code namespace}
 * @param replicas which replicas it happens to; empty where there are none
 * @param summary one line beside the name: {@code replace 2 replicas, one after the other}
 * @param fields what differs, old and new; for something new: what it will be
 * @param reasons why it must be so, one sentence each
 */
public record Change(
    Kind kind,
    String what,
    String name,
    List<Integer> replicas,
    String summary,
    List<FieldChange> fields,
    List<String> reasons) {

  public Change {
    replicas = List.copyOf(replicas);
    fields = List.copyOf(fields);
    reasons = List.copyOf(reasons);
  }

  /** Kinds of changes. */
  public enum Kind {
    CREATE("+"),
    REPLACE("±"),
    /** In place: nothing restarts. */
    UPDATE("~"),
    START("+"),
    STOP("-"),
    RESTART("±"),
    REMOVE("-");

    private final String symbol;

    Kind(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A field of the stack file that differs.
   *
   * @param path below the service, as in {@code environment.LOG_LEVEL} or {@code
   *     ports[0].published}
   * @param before its old value as text; absent: it was not there, or is not known
   * @param after its new value as text; absent: it goes
   * @param where the new value is written
   */
  public record FieldChange(
      String path, Optional<String> before, Optional<String> after, Optional<SourceRange> where) {
    /** What stands for the value of a secret. */
    public static final String SECRET = "(secret, changed)";
  }
}
