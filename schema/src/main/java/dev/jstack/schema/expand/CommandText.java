package dev.jstack.schema.expand;

import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.value.CommandLine;
import java.util.List;
import java.util.Optional;

/**
 * {@code command} and {@code entrypoint} as a text: split into arguments, by Windows' rules when
 * the text holds a Windows path, else by those of a POSIX shell. No shell runs it.
 */
final class CommandText {
  private CommandText() {}

  static Node expand(Node node, Scope scope) {
    if (!(node instanceof ScalarNode scalar) || !scalar.isText() || scope.isOpen(scalar.text())) {
      return node;
    }
    if (CommandLine.isWindows(scalar.text())) {
      scope.note(
          ExpandCode.COMMAND_BACKSLASH, node, "the backslashes of this command line are kept");
    }
    Optional<List<String>> words = CommandLine.split(scalar.text());
    if (words.isEmpty()) {
      scope.refuse(ExpandCode.COMMAND, node, "invalid command line string: a quote is not closed");
      return node;
    }
    List<Node> items =
        words.get().stream().map(w -> (Node) ScalarNode.text(w, node.range())).toList();
    return new SequenceNode(items, node.range());
  }
}
