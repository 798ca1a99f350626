package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.describe.Expected;
import dev.jstack.schema.describe.RecordShape;
import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.describe.Shape.Range;
import dev.jstack.schema.describe.TextForm;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.List;
import java.util.Optional;

/** The words for faults of structure. */
final class StructureFaults {
  private final Diagnostics out;

  /** The way to the value that is being looked at; the checker keeps it. */
  private final List<String> steps;

  StructureFaults(Diagnostics out, List<String> steps) {
    this.out = out;
    this.steps = steps;
  }

  void unknown(MappingNode.Entry entry, RecordShape shape) {
    Optional<String> near = DidYouMean.question(entry.key(), shape.names());
    String message = "unknown attribute `" + entry.key() + "` " + Where.in(steps);
    SourceRange place = entry.keyRange();
    // Other programs may keep what they like below x- keys, so this one can only be asked about.
    boolean own = steps.contains("x-jstack");
    Diagnostic fault =
        (own
                ? Diagnostic.warning(StructureCode.UNKNOWN_ATTRIBUTE, place, message)
                : Diagnostic.error(StructureCode.UNKNOWN_ATTRIBUTE, place, message))
            .withLabel(near.orElse(""));
    out.add(near.isPresent() ? fault : fault.withHint(Misplaced.hint(entry.key(), shape)));
  }

  void missing(MappingNode mapping, RecordShape.Attribute attribute) {
    out.add(
        Diagnostic.error(
                StructureCode.MISSING_ATTRIBUTE,
                mapping.range(),
                "`" + attribute.name() + "` is missing " + Where.in(steps))
            .withHint("add `" + attribute.name() + "`: " + Expected.words(attribute.shape())));
  }

  void badName(MappingNode.Entry entry) {
    out.add(
        Diagnostic.error(
                StructureCode.BAD_NAME,
                entry.keyRange(),
                "`" + entry.key() + "` cannot be a name " + Where.in(steps))
            .withHint("names are made of letters, digits, dots, dashes and underscores"));
  }

  void wrongType(Node node, Shape shape) {
    out.add(
        error(StructureCode.WRONG_TYPE, node, "must be " + Expected.words(shape))
            .withLabel("this is " + node.describe())
            .withHint(typeHint(node, shape)));
  }

  private Optional<String> typeHint(Node node, Shape shape) {
    Optional<TextForm> texts = shape.scalars().flatMap(Shape.Scalars::text);
    if (node.isNull()) {
      return Optional.of("remove the line, or give it a value");
    }
    if (node instanceof MappingNode mapping && isItem(mapping, shape)) {
      return Optional.of("it is one of a list: begin it with `- `");
    }
    if (node instanceof MappingNode mapping && texts.isPresent()) {
      return assignment(mapping);
    }
    if (node instanceof ScalarNode scalar && Expected.takesWrittenTexts(shape)) {
      return Optional.of(
          texts.equals(Optional.of(TextForm.DURATION))
              ? "give a unit: " + scalar.text() + "s"
              : isVersion() ? "remove the line" : "quote it: \"" + scalar.text() + "\"");
    }
    boolean list = shape.items().isPresent() && !(node instanceof SequenceNode);
    return list ? Optional.of("begin each item with `- `") : Optional.empty();
  }

  /** Whether it would do as an item of the list that should be here. */
  private static boolean isItem(MappingNode mapping, Shape shape) {
    return shape
        .items()
        .flatMap(items -> items.item().attributes())
        .filter(item -> item.names().containsAll(mapping.keys()))
        .isPresent();
  }

  private boolean isVersion() {
    return steps.equals(List.of("version"));
  }

  /** {@code - A: b} in a list of texts is mostly meant as {@code - A=b}. */
  private static Optional<String> assignment(MappingNode mapping) {
    if (mapping.entries().size() != 1) {
      return Optional.empty();
    }
    MappingNode.Entry only = mapping.entries().iterator().next();
    return only.value() instanceof ScalarNode value
        ? Optional.of("for a text write `" + only.key() + "=" + value.text() + "`")
        : Optional.empty();
  }

  void notOneOf(ScalarNode node, List<String> literals) {
    out.add(
        error(StructureCode.NOT_ONE_OF, node, "must be " + Expected.literals(literals))
            .withLabel(DidYouMean.question(node.text(), literals).orElse("")));
  }

  void notFinite(ScalarNode node) {
    out.add(error(StructureCode.WRONG_TYPE, node, "must be a finite number"));
  }

  void outOfRange(ScalarNode node, Range range) {
    out.add(error(StructureCode.OUT_OF_RANGE, node, "must be a number" + Expected.bounds(range)));
  }

  void badForm(ScalarNode node, TextForm form) {
    out.add(error(StructureCode.BAD_FORM, node, "must be " + form.words()));
  }

  void duplicate(Node node, Node before) {
    String item = node instanceof ScalarNode scalar ? "`" + scalar.text() + "`" : "the same item";
    out.add(
        Diagnostic.error(
                StructureCode.DUPLICATE_ITEM,
                node.range(),
                item + " is given twice " + Where.in(steps))
            .withRelated(before.range(), "first given here"));
  }

  private Diagnostic error(StructureCode code, Node node, String rest) {
    return Diagnostic.error(code, node.range(), Where.is(steps) + " " + rest);
  }
}
