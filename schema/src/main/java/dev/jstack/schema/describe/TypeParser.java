package dev.jstack.schema.describe;

import dev.jstack.schema.describe.Shape.Items;
import dev.jstack.schema.describe.Shape.Keyed;
import dev.jstack.schema.describe.Shape.Members;
import dev.jstack.schema.describe.Shape.Range;
import dev.jstack.schema.describe.Shape.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one type of the table, such as {@code text | list<int(0..)>}. */
final class TypeParser {
  private final String text;
  private final Function<String, Shape> aliases;
  private final Function<String, RecordShape> records;
  private int at;

  TypeParser(String text, Function<String, Shape> aliases, Function<String, RecordShape> records) {
    this.text = text;
    this.aliases = aliases;
    this.records = records;
  }

  Shape parse() {
    Shape shape = alternatives();
    if (at < text.length()) {
      throw new IllegalStateException("unexpected " + text.substring(at) + " in " + text);
    }
    return shape;
  }

  private Shape alternatives() {
    Parts parts = new Parts();
    do {
      skipBlanks();
      alternative(parts);
      skipBlanks();
    } while (accept('|'));
    return parts.shape();
  }

  private void alternative(Parts parts) {
    if (accept('&')) {
      parts.add(aliases.apply(word()));
    } else if (accept('{')) {
      parts.members = Optional.of(records.apply(word()));
      expect('}');
    } else if (accept('\'')) {
      int end = text.indexOf('\'', at);
      parts.literals.add(text.substring(at, end));
      at = end + 1;
    } else {
      named(word(), parts);
    }
  }

  private void named(String word, Parts parts) {
    switch (word) {
      case "list", "set" -> parts.items = Optional.of(new Items(argument(), word.equals("set")));
      case "map", "named" ->
          parts.members = Optional.of(new Keyed(argument(), word.equals("named")));
      case "int" -> parts.numbers = Optional.of(range());
      case "num" -> {
        parts.numbers = Optional.of(Range.ALL);
        parts.fractions = true;
      }
      case "bool" -> parts.booleans = true;
      case "null" -> parts.nulls = true;
      case "any" -> parts.any();
      default -> parts.text = Optional.of(TextForm.of(word));
    }
  }

  private Shape argument() {
    expect('<');
    Shape shape = alternatives();
    expect('>');
    return shape;
  }

  private Range range() {
    if (!accept('(')) {
      return Range.ALL;
    }
    int dots = text.indexOf("..", at);
    int end = text.indexOf(')', at);
    String from = text.substring(at, dots);
    String to = text.substring(dots + 2, end);
    at = end + 1;
    return new Range(
        from.isEmpty() ? Long.MIN_VALUE : Long.parseLong(from),
        to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to));
  }

  private String word() {
    int start = at;
    while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return text.substring(start, at);
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean accept(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw new IllegalStateException(c + " expected at " + at + " of " + text);
    }
  }

  /** Gathers the alternatives of one shape. */
  private static final class Parts {
    private final List<String> literals = new ArrayList<>();
    private Optional<TextForm> text = Optional.empty();
    private Optional<Range> numbers = Optional.empty();
    private Optional<Items> items = Optional.empty();
    private Optional<Members> members = Optional.empty();
    private boolean fractions;
    private boolean booleans;
    private boolean nulls;

    void add(Shape other) {
      if (other.scalars().isPresent()) {
        addScalars(other.scalars().get());
      }
      items = other.items().isPresent() ? other.items() : items;
      members = other.members().isPresent() ? other.members() : members;
    }

    private void addScalars(Scalars other) {
      literals.addAll(other.literals());
      text = other.text().isPresent() ? other.text() : text;
      numbers = other.numbers().isPresent() ? other.numbers() : numbers;
      fractions |= other.fractions();
      booleans |= other.booleans();
      nulls |= other.nulls();
    }

    /** Any scalar; lists and mappings of any scalars. */
    void any() {
      text = Optional.of(TextForm.TEXT);
      numbers = Optional.of(Range.ALL);
      fractions = true;
      booleans = true;
      nulls = true;
      Shape scalar = new Shape(Optional.of(scalars()), Optional.empty(), Optional.empty());
      items = Optional.of(new Items(scalar, false));
      members = Optional.of(new Keyed(scalar, false));
    }

    private Scalars scalars() {
      return new Scalars(text, literals, numbers, fractions, booleans, nulls);
    }

    Shape shape() {
      Scalars scalars = scalars();
      return new Shape(scalars.isEmpty() ? Optional.empty() : Optional.of(scalars), items, members);
    }
  }
}
