package dev.jstack.schema.describe;

import dev.jstack.schema.describe.Shape.Range;
import dev.jstack.schema.describe.Shape.Scalars;
import java.util.ArrayList;
import java.util.List;

/** What a shape takes, in words for a message. */
public final class Expected {
  private Expected() {}

  /** {@code a list or a mapping}, {@code `bind`, `volume` or `npipe`} … */
  public static String words(Shape shape) {
    List<String> words = new ArrayList<>();
    shape.scalars().ifPresent(scalars -> addScalars(scalars, words));
    shape.items().ifPresent(items -> words.add("a list" + itemWords(items.item())));
    shape.members().ifPresent(members -> words.add("a mapping"));
    return join(words);
  }

  /** The fixed words of a shape, joined for a message. */
  public static String literals(List<String> literals) {
    return join(literals.stream().map(literal -> "`" + literal + "`").toList());
  }

  private static String itemWords(Shape item) {
    List<String> words = new ArrayList<>();
    if (item.scalars().isPresent()) {
      words.add("texts");
    }
    if (item.members().isPresent()) {
      words.add("mappings");
    }
    return words.isEmpty() ? "" : " of " + join(words);
  }

  /** Whether texts are taken for their own sake, not only to let variables stand for numbers. */
  public static boolean takesWrittenTexts(Shape shape) {
    return shape
        .scalars()
        .filter(s -> s.text().isPresent() && s.numbers().isEmpty() && !s.booleans())
        .isPresent();
  }

  /** A text beside a number or a boolean is there for variables, so it is not named. */
  private static void addScalars(Scalars scalars, List<String> words) {
    scalars.literals().forEach(literal -> words.add("`" + literal + "`"));
    boolean typed = scalars.numbers().isPresent() != scalars.booleans();
    scalars
        .text()
        .filter(form -> !typed || form != TextForm.TEXT)
        .ifPresent(form -> words.add(form.words()));
    scalars.numbers().ifPresent(range -> words.add(number(scalars, range)));
    if (scalars.booleans()) {
      words.add("true or false");
    }
    if (scalars.nulls() && words.isEmpty()) {
      words.add("nothing");
    }
  }

  private static String number(Scalars scalars, Range range) {
    return (scalars.fractions() ? "a number" : "an integer") + bounds(range);
  }

  /** {@code from 0 to 100}, or nothing for all numbers. */
  public static String bounds(Range range) {
    String from = range.from() == Long.MIN_VALUE ? "" : " from " + range.from();
    return from + (range.to() == Long.MAX_VALUE ? "" : " to " + range.to());
  }

  private static String join(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
