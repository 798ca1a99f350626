package dev.jstack.runner.progress;

import dev.jstack.engine.address.ResourceKind;
import dev.jstack.engine.event.EngineEvent.StackSummary;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Symbol;
import dev.jstack.runner.console.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The line a run ends with: what is true now, and what one would ask next.
 *
 * @param again how the same stack is named on a command line: {@code jstack -f x.yaml}
 * @param detached whether the command returns now, so that looking at the logs comes next
 */
public record LastLine(String again, boolean detached) {

  /** The line, short enough for {@code columns} if leaving parts out can make it so. */
  String of(StackSummary summary, Rows rows, Style style, int columns) {
    List<String> parts = summary.down() ? down(summary, rows) : up(summary);
    String between = " " + style.symbol(Symbol.WAITING) + " ";
    while (parts.size() > 1 && Width.of(String.join(between, parts)) > columns) {
      parts.remove(parts.size() - 1);
    }
    return String.join(between, parts);
  }

  private List<String> up(StackSummary summary) {
    List<String> parts = new ArrayList<>();
    String time = Elapsed.millis(summary.millis());
    if (summary.failed() > 0) {
      parts.add(
          summary.stack()
              + " is partly up: "
              + summary.running()
              + " of "
              + summary.wanted()
              + " running");
      parts.add("again: " + again + " up -d");
      parts.add("undo: " + again + " down");
    } else if (summary.changed() && summary.running() == 0 && summary.wanted() == 0) {
      parts.add(summary.stack() + " is stopped");
      parts.add("start: " + again + " start");
      parts.add("remove: " + again + " down");
    } else if (!summary.changed()) {
      parts.add(
          summary.stack()
              + " is as the file says ("
              + summary.running()
              + " running), checked in "
              + time);
    } else {
      parts.add(
          summary.stack()
              + " is up in "
              + time
              + ": "
              + summary.running()
              + " of "
              + summary.wanted()
              + " running");
      parts.addAll(summary.published());
      if (detached) {
        parts.add("logs: " + again + " logs -f");
      }
    }
    return parts;
  }

  private List<String> down(StackSummary summary, Rows rows) {
    List<String> parts = new ArrayList<>();
    if (summary.failed() > 0) {
      parts.add(summary.stack() + " is partly down: " + Words.count(summary.failed(), "failure"));
      parts.add("again: " + again + " down");
      return parts;
    }
    if (!summary.changed()) {
      parts.add(summary.stack() + " is down already");
    } else {
      parts.add(summary.stack() + " is down" + removed(rows));
    }
    if (!summary.keptVolumes().isEmpty()) {
      String names = String.join(", ", summary.keptVolumes());
      String word = summary.keptVolumes().size() == 1 ? "volume " : "volumes ";
      parts.add(word + names + " kept (-v removes " + (word.length() > 7 ? "them)" : "it)"));
    }
    return parts;
  }

  private static String removed(Rows rows) {
    List<String> parts = new ArrayList<>();
    for (ResourceKind kind :
        List.of(ResourceKind.SERVICE, ResourceKind.NETWORK, ResourceKind.VOLUME)) {
      long number = rows.names(kind, Optional.of("remove"));
      if (number > 0) {
        parts.add(Words.count(number, kind.word()));
      }
    }
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts) + " removed";
  }
}
