package dev.jstack.runner.view;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.State;
import dev.jstack.json.Json;
import dev.jstack.runner.console.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What {@code ls} shows. */
public final class StacksView {
  private StacksView() {}

  /** A table of stacks, at most {@code columns} wide. */
  public static String table(List<StackStatus> stacks, Style style, int columns) {
    Table table = new Table("NAME", "STATE", "FILES");
    for (StackStatus stack : stacks) {
      table.row(stack.stack().value(), state(stack), String.join(", ", stack.files()));
    }
    return String.join("\n", table.lines(style, columns));
  }

  /** {@code 3 running, 1 exited}. */
  private static String state(StackStatus stack) {
    Map<State, Integer> counts = new EnumMap<>(State.class);
    stack.replicas().forEach(replica -> counts.merge(replica.state(), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    for (State state :
        new State[] {
          State.RUNNING, State.RESTARTING, State.PAUSED, State.CREATED, State.STOPPED, State.EXITED
        }) {
      Integer count = counts.get(state);
      if (count != null) {
        parts.add(count + " " + StatusView.word(state));
      }
    }
    return parts.isEmpty() ? "no services" : String.join(", ", parts);
  }

  private record Answer(int formatVersion, List<Entry> stacks) {}

  private record Entry(String name, int running, int replicas, List<String> files) {}

  /** One JSON document. */
  public static String json(List<StackStatus> stacks) {
    List<Entry> entries =
        stacks.stream()
            .map(
                stack ->
                    new Entry(
                        stack.stack().value(),
                        stack.running(),
                        stack.replicas().size(),
                        stack.files()))
            .toList();
    return Json.PLAIN.writeIndented(new Answer(1, entries));
  }
}
