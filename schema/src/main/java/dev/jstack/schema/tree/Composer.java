package dev.jstack.schema.tree;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the trees of one file from parser events, within limits. */
final class Composer {
  private final SourceFile file;
  private final YamlLimits limits;
  private final Diagnostics diagnostics;
  private final Scalars scalars;
  private final List<String> path = new ArrayList<>();
  private final IdentityHashMap<Node, ClearingTag> tags = new IdentityHashMap<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int aliases;
  private long nodes;
  private long expanded;

  /** An anchor's value; null while it is still open, so that an alias inside it is found out. */
  private record Anchored(@Nullable Node node, long weight) {}

  Composer(SourceFile file, YamlLimits limits, Diagnostics diagnostics) {
    this.file = file;
    this.limits = limits;
    this.diagnostics = diagnostics;
    this.scalars = new Scalars(diagnostics);
  }

  List<Document> documents(Iterator<Event> events) {
    List<Document> documents = new ArrayList<>();
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        if (documents.size() == limits.documents()) {
          throw refused(place(event), "more than " + limits.documents() + " documents in one file");
        }
        anchors.clear();
        Node root = node(events.next(), events);
        documents.add(tags.isEmpty() ? new Document(root, List.of()) : Clearing.of(root, tags));
        tags.clear();
      }
    }
    return Collections.unmodifiableList(documents);
  }

  private Node node(Event event, Iterator<Event> events) {
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    if (path.size() > limits.depth()) {
      throw refused(place(event), "nested deeper than " + limits.depth() + " levels");
    }
    NodeEvent start = (NodeEvent) event;
    Optional<String> anchor = start.getAnchor().map(a -> a.getValue());
    long before = nodes++;
    anchor.ifPresent(name -> anchors.put(name, new Anchored(null, 0)));
    Node node = value(start, events);
    anchor.ifPresent(name -> anchors.put(name, new Anchored(node, nodes - before)));
    return node;
  }

  private Node value(NodeEvent event, Iterator<Event> events) {
    if (event instanceof ScalarEvent scalar) {
      return tagged(scalars.of(scalar, place(event), path), scalar.getTag());
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    Node node =
        event.getEventId() == Event.ID.MappingStart
            ? mapping(start, events)
            : sequence(start, events);
    return tagged(node, start.getTag());
  }

  private Node tagged(Node node, Optional<String> tag) {
    ClearingTag clearing = ClearingTag.of(tag.orElse(""));
    if (clearing != null) {
      tags.put(node, clearing);
    } else {
      tag.filter(Composer::isLocal).ifPresent(unknown -> warnOfTag(unknown, node));
    }
    return node;
  }

  private static boolean isLocal(String tag) {
    return tag.length() > 1 && tag.startsWith("!");
  }

  private void warnOfTag(String tag, Node node) {
    diagnostics.add(
        Diagnostic.warning(
                YamlCode.UNKNOWN_TAG, node.range(), "the tag `" + tag + "` has no effect")
            .withLabel(DidYouMean.question(tag, List.of("!reset", "!override")).orElse(""))
            .withHint(YamlCode.UNKNOWN_TAG.cure()));
  }

  private Node alias(AliasEvent event) {
    String name = event.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      throw new Refusal(
          error(YamlCode.ALIAS, place(event), "the alias `" + name + "` has no anchor before it"));
    }
    if (anchored.node() == null) {
      throw new Refusal(
          error(
              YamlCode.ALIAS,
              place(event),
              "cycle detected: node at path "
                  + spelled()
                  + " is inside its own anchor `"
                  + name
                  + "`"));
    }
    expanded += anchored.weight();
    nodes += anchored.weight();
    if (++aliases > limits.aliases() || expanded > limits.expandedNodes()) {
      throw refused(
          place(event),
          "aliases expand to more than "
              + limits.expandedNodes()
              + " values, or are more than "
              + limits.aliases());
    }
    return anchored.node();
  }

  private SequenceNode sequence(CollectionStartEvent start, Iterator<Event> events) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      path.add(NodePath.item(items.size()));
      items.add(node(event, events));
      path.remove(path.size() - 1);
      event = events.next();
    }
    return new SequenceNode(items, span(start, event));
  }

  private MappingNode mapping(CollectionStartEvent start, Iterator<Event> events) {
    MappingComposer entries = new MappingComposer(diagnostics);
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      Node key = node(event, events);
      boolean merge = event instanceof ScalarEvent scalar && scalars.isMergeKey(scalar);
      path.add(key instanceof ScalarNode scalar ? scalar.text() : "?");
      Node value = node(events.next(), events);
      path.remove(path.size() - 1);
      if (merge) {
        entries.merge(value);
      } else if (key instanceof ScalarNode scalar && scalar.isText()) {
        entries.add(scalar, value);
      } else {
        diagnostics.add(keyNotText(key));
      }
      event = events.next();
    }
    return entries.build(span(start, event));
  }

  private Diagnostic keyNotText(Node key) {
    String text = key instanceof ScalarNode scalar ? scalar.text() : key.describe();
    String where = path.isEmpty() ? "at top level" : "in " + spelled();
    return error(YamlCode.KEY_NOT_TEXT, key.range(), "non-string key " + where + ": " + text)
        .withHint(YamlCode.KEY_NOT_TEXT.cure());
  }

  private String spelled() {
    return new NodePath(path).toString();
  }

  private Refusal refused(SourceRange range, String message) {
    return new Refusal(error(YamlCode.TOO_LARGE, range, message));
  }

  private static Diagnostic error(YamlCode code, SourceRange range, String message) {
    return Diagnostic.error(code, range, message);
  }

  private SourceRange place(Event event) {
    return span(event, event);
  }

  private SourceRange span(Event first, Event last) {
    Optional<Mark> from = first.getStartMark();
    Optional<Mark> to = last.getEndMark();
    if (from.isEmpty() || to.isEmpty()) {
      return SourceRange.whole(file);
    }
    Mark a = from.get();
    Mark b = to.get();
    return new SourceRange(
        file, a.getLine() + 1, a.getColumn() + 1, b.getLine() + 1, b.getColumn() + 1);
  }
}
