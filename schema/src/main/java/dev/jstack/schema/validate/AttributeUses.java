package dev.jstack.schema.validate;

import dev.jstack.schema.describe.Format;
import dev.jstack.schema.describe.RecordShape;
import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.describe.Verdict;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Walks a valid tree and tells each attribute in use, with its verdict. */
final class AttributeUses {
  /** Below these the walk begins to count: their keys are names, not attributes. */
  private static final Set<String> KINDS =
      Set.of("services", "networks", "volumes", "secrets", "configs");

  private final boolean all;
  private final Consumer<AttributeUse> out;

  /** The attributes above the one that is looked at, below its element. */
  private final List<String> steps = new ArrayList<>();

  /** By identity: the tables are there once, and the equality of their records is dear. */
  private final IdentityHashMap<RecordShape.Attribute, Boolean> quiet = new IdentityHashMap<>();

  private String kind = "";
  private String element = "";
  private boolean playsTmpfs;

  /** Tells {@code out} of all attributes, or of those that a person must hear of. */
  AttributeUses(boolean all, Consumer<AttributeUse> out) {
    this.all = all;
    this.out = out;
  }

  void walk(MappingNode root) {
    RecordShape format = Format.compact().root();
    for (MappingNode.Entry entry : root.entries()) {
      if (KINDS.contains(entry.key()) && entry.value() instanceof MappingNode elements) {
        elements(entry.key(), elements, format);
      } else {
        kind = "";
        element = "";
        attribute(entry, format, root);
      }
    }
  }

  private void elements(String name, MappingNode elements, RecordShape format) {
    RecordShape.Attribute attribute = format.attribute(name);
    Shape shape =
        attribute == null ? null : attribute.shape().keyed().map(Shape.Keyed::value).orElse(null);
    for (MappingNode.Entry entry : elements.entries()) {
      kind = name;
      element = entry.key();
      playsTmpfs = StackView.playsTmpfs(View.of(entry));
      if (shape != null) {
        value(entry.value(), shape);
      }
    }
  }

  private void attribute(MappingNode.Entry entry, RecordShape record, MappingNode siblings) {
    RecordShape.Attribute attribute = record.attribute(entry.key());
    if (attribute == null || !all && isQuiet(attribute) || isUnset(entry.value())) {
      return;
    }
    Verdict.Kind verdict = verdict(attribute, entry, siblings);
    steps.add(entry.key());
    if (all || verdict.speaks()) {
      String path = String.join(".", steps);
      out.accept(
          new AttributeUse(
              kind,
              element,
              path,
              record.name(),
              entry.key(),
              entry.keyRange(),
              entry.value().range(),
              verdict));
    }
    if (!verdict.speaks()) {
      value(entry.value(), attribute.shape());
    }
    steps.remove(steps.size() - 1);
  }

  /** Whether a person need hear neither of the attribute nor of any below it, whatever they say. */
  private boolean isQuiet(RecordShape.Attribute attribute) {
    Boolean known = quiet.get(attribute);
    if (known == null) {
      known = !attribute.verdict().kind().speaks() && isQuiet(attribute.shape());
      quiet.put(attribute, known);
    }
    return known;
  }

  private boolean isQuiet(Shape shape) {
    boolean items = shape.items().isEmpty() || isQuiet(shape.items().get().item());
    Shape.Members members = shape.members().orElse(null);
    if (members instanceof RecordShape record) {
      for (RecordShape.Attribute attribute : record.attributes()) {
        items &= isQuiet(attribute);
      }
    }
    return items && (!(members instanceof Shape.Keyed keyed) || isQuiet(keyed.value()));
  }

  private void value(Node node, Shape shape) {
    if (node instanceof MappingNode mapping) {
      members(mapping, shape);
    } else if (node instanceof SequenceNode list && shape.items().isPresent()) {
      for (Node item : list.items()) {
        value(item, shape.items().get().item());
      }
    }
  }

  private void members(MappingNode mapping, Shape shape) {
    Shape.Members members = shape.members().orElse(null);
    for (MappingNode.Entry entry : mapping.entries()) {
      if (members instanceof RecordShape record) {
        attribute(entry, record, mapping);
      } else if (members instanceof Shape.Keyed keyed) {
        value(entry.value(), keyed.value());
      }
    }
  }

  private Verdict.Kind verdict(
      RecordShape.Attribute attribute, MappingNode.Entry entry, MappingNode siblings) {
    if (isHarmlessSwap(entry, siblings)) {
      return Verdict.Kind.SILENT;
    }
    return playsTmpfs && isTmpfs(entry) ? Verdict.Kind.EMULATED : verdict(attribute, entry.value());
  }

  /** The attribute of a service, or the type of one of its mounts. */
  private boolean isTmpfs(MappingNode.Entry entry) {
    boolean ofMount = steps.contains("volumes") && entry.key().equals("type");
    return ofMount
        ? View.text(entry.value()).equals("tmpfs")
        : steps.isEmpty() && entry.key().equals("tmpfs");
  }

  /** A swap limit equal to the memory limit says that there is no swap, which is so on Windows. */
  private static boolean isHarmlessSwap(MappingNode.Entry entry, MappingNode siblings) {
    return entry.key().equals("memswap_limit")
        && View.text(entry.value()).equals(View.text(siblings.get("mem_limit")));
  }

  /**
   * An unconditional verdict is on values that ask for something: the empty text does not, nor does
   * 0 where a number is meant. The 0 of {@code cpuset} is the first processor.
   */
  private static Verdict.Kind verdict(RecordShape.Attribute attribute, Node value) {
    Verdict verdict = attribute.verdict();
    String text = value instanceof ScalarNode scalar ? scalar.text() : "{}";
    boolean refuses = verdict.kind().refuses();
    boolean zero = text.equals("0") && (!refuses || takesNumbers(attribute.shape()));
    boolean idle = verdict.values().isEmpty() && (text.isEmpty() || zero);
    return idle && verdict.kind().speaks() ? Verdict.Kind.SILENT : verdict.on(text);
  }

  private static boolean takesNumbers(Shape shape) {
    return shape.scalars().filter(one -> one.numbers().isPresent() || one.fractions()).isPresent();
  }

  private static boolean isUnset(Node value) {
    return value.isNull()
        || value instanceof MappingNode mapping && mapping.isEmpty()
        || value instanceof SequenceNode list && list.items().isEmpty();
  }

  /** All uses of a tree. */
  static List<AttributeUse> of(MappingNode root) {
    List<AttributeUse> uses = new ArrayList<>();
    new AttributeUses(true, uses::add).walk(root);
    return uses;
  }
}
