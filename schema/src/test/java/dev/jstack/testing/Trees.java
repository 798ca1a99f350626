package dev.jstack.testing;

import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Trees of YAML text, for tests of phases behind the reader. */
public final class Trees {
  private final SourceFile file;

  private Trees(SourceFile file) {
    this.file = file;
  }

  /** The mapping that {@code text} is, in a file {@code stack.yaml}. */
  public static MappingNode of(String text) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return (MappingNode)
        new Compose(settings)
            .composeString(text)
            .map(new Trees(SourceFile.of("stack.yaml", text))::node)
            .orElseThrow();
  }

  private Node node(org.snakeyaml.engine.v2.nodes.Node node) {
    if (node instanceof org.snakeyaml.engine.v2.nodes.MappingNode mapping) {
      List<MappingNode.Entry> entries = new ArrayList<>();
      mapping
          .getValue()
          .forEach(
              tuple -> {
                ScalarNode key = scalar(tuple.getKeyNode());
                entries.add(
                    new MappingNode.Entry(key.text(), key.range(), node(tuple.getValueNode())));
              });
      return MappingNode.of(entries, range(node));
    }
    if (node instanceof org.snakeyaml.engine.v2.nodes.SequenceNode list) {
      return new SequenceNode(list.getValue().stream().map(this::node).toList(), range(node));
    }
    return scalar(node);
  }

  private ScalarNode scalar(org.snakeyaml.engine.v2.nodes.Node node) {
    String text = ((org.snakeyaml.engine.v2.nodes.ScalarNode) node).getValue();
    return new ScalarNode(kind(node.getTag()), text, ScalarNode.Style.PLAIN, range(node));
  }

  private static ScalarNode.Kind kind(Tag tag) {
    if (tag.equals(Tag.INT)) {
      return ScalarNode.Kind.INTEGER;
    }
    if (tag.equals(Tag.FLOAT)) {
      return ScalarNode.Kind.FLOAT;
    }
    if (tag.equals(Tag.BOOL)) {
      return ScalarNode.Kind.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? ScalarNode.Kind.NULL : ScalarNode.Kind.TEXT;
  }

  private SourceRange range(org.snakeyaml.engine.v2.nodes.Node node) {
    Optional<Mark> start = node.getStartMark();
    Optional<Mark> end = node.getEndMark();
    return new SourceRange(
        file,
        start.orElseThrow().getLine() + 1,
        start.orElseThrow().getColumn() + 1,
        end.orElseThrow().getLine() + 1,
        end.orElseThrow().getColumn() + 1);
  }
}
