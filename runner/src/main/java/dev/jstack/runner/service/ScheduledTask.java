package dev.jstack.runner.service;

import java.util.List;
import java.util.Optional;

/**
 * A task of Windows' Task Scheduler that runs once at each start, as SYSTEM. A service of the
 * service control manager would be a program that stays and answers it; jstack's supervisor starts
 * when it is needed and belongs to nobody.
 *
 * @param schtasks the program's full path
 */
record ScheduledTask(String schtasks) implements Registrar {
  private static final String NAME = "jstack";

  @Override
  public String place() {
    return "scheduled task " + NAME;
  }

  @Override
  public List<Step> install(BootCommand command) {
    return List.of(
        Step.Run.of(
            schtasks,
            "/Create",
            "/F",
            "/TN",
            NAME,
            "/SC",
            "ONSTART",
            "/RU",
            "SYSTEM",
            "/RL",
            "HIGHEST",
            "/TR",
            line(command)));
  }

  @Override
  public List<Step> uninstall() {
    return List.of(Step.Run.tolerant(schtasks, "/Delete", "/F", "/TN", NAME));
  }

  @Override
  public Optional<String> status(Programs programs) {
    Programs.Result result =
        programs.run(List.of(schtasks, "/Query", "/TN", NAME, "/FO", "CSV", "/NH"));
    return result.code() == 0 ? Optional.of(state(result.output())) : Optional.empty();
  }

  /** {@code "\jstack","N/A","Ready"}: the words are translated, their places are not. */
  private static String state(String row) {
    String[] columns = row.lines().findFirst().orElse("").split("\",\"", -1);
    String last = columns[columns.length - 1].replace("\"", "").strip();
    return last.isEmpty() ? "registered" : "registered, " + last;
  }

  /** Windows reads it by its own rules again when it starts it. */
  private static String line(BootCommand command) {
    StringBuilder line = new StringBuilder();
    for (String word : command.words()) {
      line.append(line.isEmpty() ? "" : " ");
      line.append(word.contains(" ") ? "\"" + word + "\"" : word);
    }
    return line.toString();
  }
}
