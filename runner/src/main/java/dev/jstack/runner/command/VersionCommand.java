package dev.jstack.runner.command;

import dev.jstack.json.Json;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.Version;

/** {@code jstack version}. */
final class VersionCommand implements Command {

  /** What {@code --format json} says. */
  record Answer(int formatVersion, String version, String java, String system, String machine) {}

  @Override
  public int run(Invocation invocation) {
    Version version = Version.ofProcess();
    if (invocation.arguments().has("short")) {
      invocation.console().answer(version.number());
    } else if (invocation.arguments().value("format", "text").equals("json")) {
      Answer answer =
          new Answer(1, version.number(), version.java(), version.system(), version.machine());
      invocation.console().answer(Json.PLAIN.write(answer));
    } else {
      invocation.console().answer(version.line());
    }
    return ExitCode.DONE.number();
  }
}
