package dev.jstack.schema.describe;

import java.util.List;
import java.util.Optional;

/**
 * What a value may be. A mapping, a list and a scalar each have at most one form, so the kind of a
 * value alone decides which form it is measured against.
 */
public record Shape(Optional<Scalars> scalars, Optional<Items> items, Optional<Members> members) {

  /** The scalars of a shape. */
  public record Scalars(
      Optional<TextForm> text,
      List<String> literals,
      Optional<Range> numbers,
      boolean fractions,
      boolean booleans,
      boolean nulls) {
    public Scalars {
      literals = List.copyOf(literals);
    }

    /** Field by field: the equality that a record has by itself is dear the first time. */
    boolean isEmpty() {
      return text.isEmpty()
          && literals.isEmpty()
          && numbers.isEmpty()
          && !fractions
          && !booleans
          && !nulls;
    }
  }

  /** Both ends included. */
  public record Range(long from, long to) {
    static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whether {@code value} lies in it. */
    public boolean holds(double value) {
      return value >= from && value <= to;
    }

    public boolean isBounded() {
      return from != ALL.from || to != ALL.to;
    }
  }

  /** The items of a list. */
  public record Items(Shape item, boolean unique) {}

  /** The members of a mapping: the attributes of a record, or keys that people choose. */
  public sealed interface Members permits RecordShape, Keyed {}

  /**
   * A mapping with free keys.
   *
   * @param names whether keys are names of letters, digits, dots, dashes and underscores
   */
  public record Keyed(Shape value, boolean names) implements Members {}

  /** The attributes of a mapping, when it has any. */
  public Optional<RecordShape> attributes() {
    return members.isPresent() && members.get() instanceof RecordShape record
        ? Optional.of(record)
        : Optional.empty();
  }

  /** The shape of free keys, when there are any. */
  public Optional<Keyed> keyed() {
    return members.isPresent() && members.get() instanceof Keyed free
        ? Optional.of(free)
        : Optional.empty();
  }
}
