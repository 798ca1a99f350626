package dev.jstack.runner.view;

import dev.jstack.runner.console.Console;
import dev.jstack.schema.config.VariableUse;
import java.util.List;

/** The variables of stack files as a table. */
public final class VariablesView {
  private VariablesView() {}

  /** A line for each, under headings. */
  public static String of(List<VariableUse> variables, Console console) {
    Table table = new Table("NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE");
    for (VariableUse variable : variables) {
      table.row(
          variable.name(),
          String.valueOf(variable.required()),
          variable.defaultValue(),
          variable.alternateValue());
    }
    return String.join("\n", table.lines(console.outputStyle(), console.answerColumns())) + "\n";
  }
}
