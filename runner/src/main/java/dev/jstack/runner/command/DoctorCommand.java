package dev.jstack.runner.command;

import dev.jstack.json.Json;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.Version;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Symbol;
import dev.jstack.runner.console.Width;

/** {@code jstack doctor}: tries what services need and says how to get what is missing. */
final class DoctorCommand implements Command {

  /** What {@code --format json} says. */
  record Answer(int formatVersion, String version, Examination examination) {}

  @Override
  public int run(Invocation invocation) {
    Examination found = invocation.backends().examine(invocation.arguments());
    Console console = invocation.console();
    if (invocation.arguments().value("format", "text").equals("json")) {
      Answer answer = new Answer(1, Version.ofProcess().number(), found);
      console.answer(Json.PLAIN.writeIndented(answer));
    } else {
      console.answer(
          text(found, Version.ofProcess().line(), console.outputStyle(), console.columns()));
    }
    return found.ready() ? ExitCode.DONE.number() : ExitCode.UNSUPPORTED.number();
  }

  static String text(Examination found, String version, Style style, int columns) {
    StringBuilder text = new StringBuilder();
    text.append(version.replace("·", style.symbol(Symbol.WAITING)));
    text.append(' ').append(style.symbol(Symbol.WAITING)).append(" as user ").append(found.user());
    text.append("\n\n");
    int widest = 0;
    for (Examination.Finding finding : found.findings()) {
      widest = Math.max(widest, finding.name().length());
    }
    int sign = style.utf8() ? 1 : 2;
    for (Examination.Finding finding : found.findings()) {
      String mark = style.symbol(mark(finding));
      String start = Width.pad(mark, sign) + " " + Width.pad(finding.name(), widest) + "  ";
      String colour = coloured(finding, start, style);
      int room = columns - 3 - widest - sign - 2;
      text.append(' ').append(colour).append(Width.cut(finding.says(), room, style)).append('\n');
      if (!finding.fix().isEmpty()) {
        text.append(" ".repeat(4 + sign + widest)).append("fix: ").append(finding.fix());
        text.append('\n');
      }
    }
    text.append('\n').append(style.bold(found.host()));
    for (String sentence : found.summary()) {
      for (String line : Width.wrap(sentence, columns, 2)) {
        text.append('\n').append(line);
      }
    }
    return text.toString();
  }

  private static Symbol mark(Examination.Finding finding) {
    return switch (finding.standing()) {
      case GOOD -> Symbol.DONE;
      case LIMITED -> Symbol.CHANGE;
      case MISSING -> Symbol.FAILED;
    };
  }

  private static String coloured(Examination.Finding finding, String text, Style style) {
    return switch (finding.standing()) {
      case GOOD -> style.green(text);
      case LIMITED -> style.yellow(text);
      case MISSING -> style.red(text);
    };
  }
}
