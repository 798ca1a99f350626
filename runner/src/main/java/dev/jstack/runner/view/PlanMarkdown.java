package dev.jstack.runner.view;

import dev.jstack.engine.plan.Change;
import dev.jstack.engine.plan.Plan;

/** A plan for the comment of a pull request: one line, and a table that opens. */
public final class PlanMarkdown {
  private PlanMarkdown() {}

  /** GitHub's Markdown. */
  public static String of(Plan plan) {
    String stack = plan.stack().value();
    if (plan.isEmpty()) {
      return "**" + stack + "** is as the file says (" + plan.unchanged() + " services)";
    }
    StringBuilder text = new StringBuilder("<details><summary><b>");
    text.append(stack).append("</b> on ").append(plan.target()).append(": ");
    text.append(String.join(" · ", PlanView.counts(plan))).append("</summary>\n\n");
    text.append("| | what | field | before | after | where |\n|---|---|---|---|---|---|\n");
    for (Change change : plan.changes()) {
      row(text, change.kind().symbol(), change.name(), cell(change.summary()), "", "", "");
      for (Change.FieldChange field : change.fields()) {
        row(
            text,
            "",
            "",
            code(field.path()),
            code(field.before().orElse("")),
            code(field.after().orElse("")),
            field.where().map(range -> range.label()).orElse(""));
      }
    }
    return text.append("\n</details>").toString();
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String code(String value) {
    return value.isEmpty() ? "" : "`" + cell(value).replace("`", "'") + "`";
  }

  private static String cell(String value) {
    return value.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
  }
}
