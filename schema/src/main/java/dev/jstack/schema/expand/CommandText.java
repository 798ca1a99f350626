package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.value.CommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code command} and {@code entrypoint} as a text: split into arguments, by Windows' rules when
 * the text holds a Windows path, else by those of a POSIX shell. No shell runs it.
 */
final class CommandText {
  private CommandText() {}

  /** A service whose {@code x-jstack.command_syntax} says by which rules its texts are split. */
  static Node inSyntax(Node node, Scope scope) {
    MappingNode own = node instanceof MappingNode service ? service.mapping("x-jstack") : null;
    String syntax = own == null ? null : own.text("command_syntax");
    if (syntax == null || !(node instanceof MappingNode service)) {
      return node;
    }
    MappingNode.Builder split = service.toBuilder();
    for (String attribute : List.of("command", "entrypoint")) {
      service
          .entry(attribute)
          .ifPresent(entry -> split.put(entry.with(split(entry.value(), syntax, scope))));
    }
    return split.build();
  }

  private static Node split(Node node, String syntax, Scope scope) {
    if (!(node instanceof ScalarNode scalar) || !scalar.isText() || scope.isOpen(scalar.text())) {
      return node;
    }
    return words(node, CommandLine.split(scalar.text(), syntax), scope);
  }

  static Node expand(Node node, Scope scope) {
    if (!(node instanceof ScalarNode scalar) || !scalar.isText() || scope.isOpen(scalar.text())) {
      return node;
    }
    if (CommandLine.isWindows(scalar.text())) {
      scope.note(
          ExpandCode.COMMAND_BACKSLASH, node, "the backslashes of this command line are kept");
    }
    return words(node, CommandLine.split(scalar.text()), scope);
  }

  private static Node words(Node node, Optional<List<String>> words, Scope scope) {
    if (words.isEmpty()) {
      scope.refuse(ExpandCode.COMMAND, node, "invalid command line string: a quote is not closed");
      return node;
    }
    List<Node> items = new ArrayList<>();
    for (String word : words.get()) {
      items.add(ScalarNode.text(word, node.range()));
    }
    return new SequenceNode(items, node.range());
  }
}
