package dev.jstack.runner.view;

import dev.jstack.engine.plan.Change;
import dev.jstack.engine.plan.Change.FieldChange;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanText;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Symbol;
import dev.jstack.runner.console.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan for people: what happens to each service, which field is the cause, where it stands. */
public final class PlanView {
  private static final int LEAST_VALUE = 24;

  private final Style style;
  private final int columns;

  public PlanView(Style style, int columns) {
    this.style = style;
    this.columns = Math.max(40, Math.min(columns, 120));
  }

  /** The whole plan; {@code steps}: with each step in order. */
  public String text(Plan plan, boolean steps) {
    if (plan.isEmpty()) {
      return plan.stack().value() + " is as the file says (" + services(plan.unchanged()) + ")";
    }
    List<String> lines = new ArrayList<>();
    lines.add(title(plan));
    for (Change change : plan.changes()) {
      lines.add("");
      change(lines, change);
    }
    if (!plan.notes().isEmpty()) {
      lines.add("");
      plan.notes().forEach(note -> lines.addAll(Width.wrap("note: " + note, columns, 6)));
    }
    if (steps) {
      lines.add("");
      PlanText.of(plan).lines().forEach(lines::add);
    }
    return String.join("\n", lines);
  }

  private String title(Plan plan) {
    String left = plan.stack().value() + " on " + plan.target();
    String right = String.join(" " + style.symbol(Symbol.WAITING) + " ", counts(plan));
    int gap = columns - Width.of(left) - Width.of(right);
    if (gap > 1) {
      return style.bold(left) + " ".repeat(gap) + right;
    }
    return style.bold(left) + "\n" + String.join("\n", Width.wrap(right, columns, 0));
  }

  /** {@code 1 to replace}, {@code 1 to add}, {@code 3 unchanged}. */
  static List<String> counts(Plan plan) {
    List<String> parts = new ArrayList<>();
    for (Change.Kind kind : Change.Kind.values()) {
      long number = plan.count(kind);
      if (number > 0) {
        parts.add(number + " " + to(kind));
      }
    }
    if (plan.unchanged() > 0) {
      parts.add(plan.unchanged() + " unchanged");
    }
    return parts;
  }

  private static String to(Change.Kind kind) {
    return switch (kind) {
      case CREATE -> "to add";
      case REPLACE -> "to replace";
      case UPDATE -> "to change in place";
      case START -> "to start";
      case STOP -> "to stop";
      case RESTART -> "to restart";
      case REMOVE -> "to remove";
    };
  }

  private void change(List<String> lines, Change change) {
    boolean service = change.what().equals("service");
    String name = service ? change.name() : change.what() + " " + change.name();
    String start = symbol(change.kind()) + " " + style.bold(Width.pad(name, 14));
    lines.add((start + " " + Width.cut(change.summary(), columns - 17, style)).stripTrailing());
    int widest = 0;
    for (FieldChange field : change.fields()) {
      widest = Math.max(widest, Width.of(field.path()));
    }
    for (FieldChange field : change.fields()) {
      lines.add(field(field, Math.min(widest, 32)));
    }
    change
        .reasons()
        .forEach(reason -> lines.addAll(Width.wrap("    because " + reason, columns, 4)));
  }

  /**
   * The values, and where the new one is written: at the right edge, or below when that is near.
   */
  private String field(FieldChange field, int widest) {
    String path = Width.pad(Width.middle(field.path(), widest, style), widest);
    String where = field.where().map(range -> range.label()).orElse("");
    int room = columns - 4 - widest - 2;
    boolean beside = room - Width.of(where) - 2 >= LEAST_VALUE;
    String value = value(field, beside ? room - Width.of(where) - 2 : room);
    String left = "    " + path + "  " + value;
    if (!beside) {
      return left + "\n" + " ".repeat(widest + 6) + style.dim(Width.middle(where, room, style));
    }
    int gap = columns - Width.of(left) - Width.of(where);
    return (left + " ".repeat(Math.max(2, gap)) + style.dim(where)).stripTrailing();
  }

  private String value(FieldChange field, int room) {
    Optional<String> before = field.before();
    String after = field.after().orElse("(gone)");
    if (before.isEmpty() || after.equals(FieldChange.SECRET)) {
      return Width.cut(after, room, style);
    }
    String arrow = " " + style.symbol(Symbol.ARROW) + " ";
    int half = Math.max(6, (room - Width.of(arrow)) / 2);
    int left = Math.max(half, room - Width.of(arrow) - Width.of(after));
    String old = Width.middle(before.get(), left, style);
    int right = Math.max(half, room - Width.of(arrow) - Width.of(old));
    return old + arrow + Width.middle(after, right, style);
  }

  private String symbol(Change.Kind kind) {
    return switch (kind) {
      case CREATE, START -> style.green(style.symbol(Symbol.ADD));
      case REPLACE, RESTART -> style.yellow(style.symbol(Symbol.REPLACE));
      case UPDATE -> style.cyan(style.symbol(Symbol.CHANGE));
      case STOP, REMOVE -> style.red(style.symbol(Symbol.REMOVE));
    };
  }

  private static String services(int number) {
    return number + (number == 1 ? " service" : " services");
  }
}
