package dev.jstack.schema.merge;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.NodePath;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges a later tree over an earlier one. The general rule: mappings merge by key, lists are
 * appended, other values replace, a later null changes nothing.
 */
public final class Merger {
  private final Diagnostics diagnostics;
  private final List<String> path = new ArrayList<>();

  public Merger(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** A whole file over another. */
  public MappingNode mergeFiles(MappingNode earlier, MappingNode later) {
    return mappings(earlier, later, MergeRules.TABLE, ListKeys.TABLE);
  }

  /** A service over the one that it extends. */
  public MappingNode mergeServices(MappingNode earlier, MappingNode later, String name) {
    PathTable<MergeRules> rules = MergeRules.TABLE.key("services");
    PathTable<ListKeys> keys = ListKeys.TABLE.key("services");
    path.addAll(List.of("services", name));
    MappingNode merged =
        mappings(
            earlier,
            later,
            rules == null ? null : rules.key(name),
            keys == null ? null : keys.key(name));
    path.clear();
    return merged;
  }

  /** {@code tree} without what {@code cleared} names. */
  public static MappingNode clear(MappingNode tree, List<NodePath> cleared) {
    MappingNode result = tree;
    for (NodePath path : cleared) {
      result = without(result, path.steps());
    }
    return result;
  }

  private static MappingNode without(MappingNode tree, List<String> steps) {
    String first = steps.get(0);
    if (steps.size() == 1) {
      return tree.without(first);
    }
    MappingNode child = tree.mapping(first);
    return child == null ? tree : tree.with(first, without(child, steps.subList(1, steps.size())));
  }

  private Node merge(
      Node earlier,
      Node later,
      @Nullable PathTable<MergeRules> rules,
      @Nullable PathTable<ListKeys> keys) {
    MergeRules rule = rules == null ? null : rules.rule();
    if (rule == MergeRules.WHOLE) {
      return later;
    }
    if (later.isNull()) {
      return earlier;
    }
    if (earlier instanceof MappingNode a && later instanceof MappingNode b) {
      boolean replaced = rule == MergeRules.BY_DRIVER && MergeRules.driversDiffer(a, b);
      return replaced
          ? b
          : rule == MergeRules.KEY_VALUES ? keyValues(a, b) : mappings(a, b, rules, keys);
    }
    if (earlier instanceof SequenceNode a && later instanceof SequenceNode b) {
      return rule == MergeRules.BY_SUBNET ? bySubnet(a, b) : lists(a, b, keys);
    }
    if (earlier instanceof MappingNode || earlier instanceof SequenceNode) {
      refuse(earlier, later);
      return earlier;
    }
    return later;
  }

  private MappingNode mappings(
      MappingNode earlier,
      MappingNode later,
      @Nullable PathTable<MergeRules> rules,
      @Nullable PathTable<ListKeys> keys) {
    MappingNode.Builder merged = earlier.toBuilder();
    for (MappingNode.Entry entry : later.entries()) {
      String key = entry.key();
      Node before = earlier.get(key);
      if (before == null) {
        merged.put(entry);
        continue;
      }
      path.add(key);
      Node value =
          merge(
              before,
              entry.value(),
              rules == null ? null : rules.key(key),
              keys == null ? null : keys.key(key));
      path.remove(path.size() - 1);
      merged.put(new MappingNode.Entry(key, entry.keyRange(), value));
    }
    return merged.build();
  }

  private static MappingNode keyValues(MappingNode earlier, MappingNode later) {
    MappingNode.Builder merged = earlier.toBuilder();
    later.entries().forEach(merged::put);
    return merged.build();
  }

  private static SequenceNode lists(
      SequenceNode earlier, SequenceNode later, @Nullable PathTable<ListKeys> keys) {
    List<Node> items = new ArrayList<>(earlier.items());
    if (keys == null || keys.rule() == null) {
      items.addAll(later.items());
    } else {
      replace(items, later.items(), keys.rule());
    }
    return new SequenceNode(items, later.range());
  }

  /** A later item takes the place of the earlier one with its key; others are added. */
  private static void replace(List<Node> items, List<Node> later, ListKeys key) {
    Map<Object, Integer> places = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      places.putIfAbsent(key.keyOrSelf(items.get(i)), i);
    }
    for (Node item : later) {
      Integer place = places.remove(key.keyOrSelf(item));
      if (place == null) {
        items.add(item);
      } else {
        items.set(place, item);
      }
    }
  }

  private SequenceNode bySubnet(SequenceNode earlier, SequenceNode later) {
    Map<Object, Node> bySubnet = new LinkedHashMap<>();
    earlier.items().forEach(item -> bySubnet.put(subnet(item), item));
    for (Node item : later.items()) {
      bySubnet.merge(
          subnet(item),
          item,
          (a, b) ->
              a instanceof MappingNode x && b instanceof MappingNode y
                  ? mappings(x, y, null, null)
                  : b);
    }
    return new SequenceNode(List.copyOf(bySubnet.values()), later.range());
  }

  private static Object subnet(Node item) {
    String subnet = item instanceof MappingNode mapping ? mapping.text("subnet") : null;
    return subnet == null ? item : subnet;
  }

  private void refuse(Node earlier, Node later) {
    diagnostics.add(
        Diagnostic.error(
                MergeCode.CANNOT_OVERRIDE,
                later.range(),
                "cannot override "
                    + new NodePath(path)
                    + ": "
                    + later.describe()
                    + " over "
                    + earlier.describe())
            .withRelated(earlier.range(), "the earlier value")
            .withHint(MergeCode.CANNOT_OVERRIDE.cure()));
  }
}
