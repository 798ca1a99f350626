package dev.jstack.runner.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A unit of systemd: the system's for root, else the user's own, which runs without anybody signed
 * in once lingering is on.
 *
 * @param folder where units of that manager lie
 * @param user whose manager it is; empty: the system's
 */
record Systemd(Path folder, Optional<String> user) implements Registrar {
  private static final String UNIT = "jstack.service";

  @Override
  public String place() {
    return "systemd unit " + file();
  }

  private Path file() {
    return folder.resolve(UNIT);
  }

  @Override
  public List<Step> install(BootCommand command) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Write(file(), unit(command)));
    steps.add(systemctl(false, "daemon-reload"));
    steps.add(systemctl(false, "enable", UNIT));
    user.ifPresent(name -> steps.add(Step.Run.of("loginctl", "enable-linger", name)));
    return steps;
  }

  /** Lingering stays: others may count on it. */
  @Override
  public List<Step> uninstall() {
    return List.of(
        systemctl(true, "disable", UNIT),
        new Step.Remove(file()),
        systemctl(true, "daemon-reload"));
  }

  @Override
  public Optional<String> status(Programs programs) {
    Programs.Result enabled = programs.run(systemctl(true, "is-enabled", UNIT).command());
    if (!enabled.output().startsWith("enabled")) {
      return Optional.empty();
    }
    Programs.Result active = programs.run(systemctl(true, "is-active", UNIT).command());
    return Optional.of("enabled, last run: " + active.output());
  }

  private Step.Run systemctl(boolean tolerant, String... words) {
    List<String> command = new ArrayList<>(List.of("systemctl"));
    user.ifPresent(name -> command.add("--user"));
    command.addAll(List.of(words));
    return new Step.Run(command, tolerant);
  }

  /**
   * It is over when the stacks are asked for; what it started stays, for it belongs to the
   * supervisor (KillMode=process).
   */
  private String unit(BootCommand command) {
    StringBuilder text = new StringBuilder();
    text.append("[Unit]\n");
    text.append("Description=jstack: bring up the stacks that ran before this start\n");
    if (user.isEmpty()) {
      text.append("Wants=network-online.target\n");
      text.append("After=network-online.target local-fs.target\n");
    }
    text.append("\n[Service]\nType=oneshot\nRemainAfterExit=yes\nKillMode=process\n");
    new TreeMap<>(command.environment())
        .forEach(
            (name, value) ->
                text.append("Environment=").append(quoted(name + "=" + value)).append('\n'));
    text.append("ExecStart=");
    for (String word : command.words()) {
      text.append(text.charAt(text.length() - 1) == '=' ? "" : " ").append(quoted(word));
    }
    text.append("\n\n[Install]\nWantedBy=");
    text.append(user.isEmpty() ? "multi-user.target" : "default.target").append('\n');
    return text.toString();
  }

  /** systemd.syntax(7): double quotes with C escapes; a percent sign is a specifier. */
  private static String quoted(String word) {
    String escaped = word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%");
    return escaped.equals(word) && word.chars().noneMatch(c -> c <= ' ' || c == '\'' || c == '$')
        ? word
        : "\"" + escaped.replace("$", "$$") + "\"";
  }
}
