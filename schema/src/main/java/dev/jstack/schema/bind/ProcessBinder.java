package dev.jstack.schema.bind;

import dev.jstack.schema.model.Healthcheck;
import dev.jstack.schema.model.Hooks;
import dev.jstack.schema.model.ProcessSpec;
import dev.jstack.schema.model.StopSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What runs, how its health is seen and how it is stopped. */
final class ProcessBinder {
  private ProcessBinder() {}

  static ProcessSpec process(Fields service) {
    return new ProcessSpec(
        command(service, "entrypoint"),
        command(service, "command"),
        service.map("environment"),
        service.text("working_dir"),
        service.text("user"),
        service.flag("tty"),
        service.flag("stdin_open"));
  }

  private static Optional<ProcessSpec.CommandSpec> command(Fields service, String key) {
    return service.isList(key)
        ? Optional.of(new ProcessSpec.CommandSpec(service.texts(key), Optional.empty()))
        : Optional.empty();
  }

  static Optional<Healthcheck> healthcheck(Fields service) {
    Fields check = service.child("healthcheck");
    if (!check.isPresent()) {
      return Optional.empty();
    }
    List<String> test = check.texts("test");
    Healthcheck.Kind kind = check.flag("disable") ? Healthcheck.Kind.NONE : kind(test);
    boolean hasTest = kind == Healthcheck.Kind.COMMAND || kind == Healthcheck.Kind.SHELL;
    return Optional.of(
        new Healthcheck(
            kind,
            hasTest ? test.subList(1, test.size()) : List.of(),
            check.duration("interval"),
            check.duration("timeout"),
            check.small("retries"),
            check.duration("start_period"),
            check.duration("start_interval")));
  }

  private static Healthcheck.Kind kind(List<String> test) {
    if (test.isEmpty()) {
      return Healthcheck.Kind.INHERIT;
    }
    return switch (test.get(0)) {
      case "NONE" -> Healthcheck.Kind.NONE;
      case "CMD" -> Healthcheck.Kind.COMMAND;
      case "CMD-SHELL" -> Healthcheck.Kind.SHELL;
      default -> Healthcheck.Kind.INHERIT;
    };
  }

  static StopSpec stop(Fields service) {
    return new StopSpec(
        service.duration("stop_grace_period"),
        service.text("stop_signal").map(s -> s.toUpperCase(Locale.ROOT)));
  }

  static Hooks hooks(Fields service) {
    return new Hooks(
        service.list("pre_start").stream().map(ProcessBinder::preStart).toList(),
        hooks(service, "post_start"),
        hooks(service, "pre_stop"));
  }

  private static Hooks.PreStart preStart(Fields hook) {
    return new Hooks.PreStart(hook(hook), hook.text("image"), hook.flag("per_replica"));
  }

  private static List<Hooks.Hook> hooks(Fields service, String key) {
    return service.list(key).stream().map(ProcessBinder::hook).toList();
  }

  private static Hooks.Hook hook(Fields hook) {
    return new Hooks.Hook(
        hook.texts("command"),
        hook.text("user"),
        hook.text("working_dir"),
        hook.map("environment"));
  }
}
