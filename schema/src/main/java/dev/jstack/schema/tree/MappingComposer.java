package dev.jstack.schema.tree;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the entries of one mapping: own keys once, then those that {@code <<} brings. */
final class MappingComposer {
  private final Map<String, MappingNode.Entry> own = new LinkedHashMap<>();
  private final List<MappingNode> merged = new ArrayList<>();
  private final Diagnostics diagnostics;

  MappingComposer(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  void add(ScalarNode key, Node value) {
    MappingNode.Entry first = own.get(key.text());
    if (first == null) {
      own.put(key.text(), new MappingNode.Entry(key.text(), key.range(), value));
      return;
    }
    int line = first.keyRange().startLine();
    diagnostics.add(
        Diagnostic.error(
                YamlCode.DUPLICATE_KEY,
                key.range(),
                "mapping key `" + key.text() + "` already defined at line " + line)
            .withRelated(first.keyRange(), "first defined here")
            .withHint(YamlCode.DUPLICATE_KEY.cure()));
  }

  void merge(Node value) {
    if (value instanceof MappingNode mapping) {
      merged.add(mapping);
    } else if (value instanceof SequenceNode list
        && list.items().stream().allMatch(MappingNode.class::isInstance)) {
      list.items().forEach(item -> merged.add((MappingNode) item));
    } else {
      diagnostics.add(
          Diagnostic.error(
              YamlCode.MERGE_KEY,
              value.range(),
              "map merge requires map or sequence of maps as the value, not " + value.describe()));
    }
  }

  /** Own keys win over merged ones, the first merged mapping over later ones. */
  MappingNode build(SourceRange range) {
    for (MappingNode mapping : merged) {
      mapping.entries().forEach(entry -> own.putIfAbsent(entry.key(), entry));
    }
    return MappingNode.of(own.values(), range);
  }
}
