package dev.jstack.runner.command;

import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.UsageException;
import java.util.Set;

/** From the name of a command to the class that carries it out. */
public final class Commands {
  /** They change something and make no plan that could be shown instead. */
  private static final Set<String> WITHOUT_PLAN =
      Set.of("apply", "exec", "external", "image", "kill", "pull");

  private Commands() {}

  /**
   * The command that was asked for.
   *
   * @throws UsageException when it cannot be tried without changing anything
   */
  public static Command of(Arguments arguments) {
    String name = arguments.command().name();
    if (arguments.has("dry-run") && WITHOUT_PLAN.contains(name)) {
      throw new UsageException(
          "--dry-run shows a plan, and `" + name + "` makes none",
          "up, down, start, stop and restart have it");
    }
    return named(name);
  }

  /** The command of that name in the table. */
  public static Command named(String name) {
    return switch (name) {
      case "apply" -> new ApplyCommand();
      case "config" -> new ConfigCommand();
      case "completion" -> new CompletionCommand();
      case "doctor" -> new DoctorCommand();
      case "down" -> new DownCommand();
      case "exec" -> new ExecCommand();
      case "external" -> new ExternalCommand();
      case "gc" -> new GcCommand();
      case "explain" -> new ExplainCommand();
      case "image", "images" -> new ImageCommand();
      case "pull" -> new PullCommand();
      case "help" -> new HelpCommand();
      case "logs" -> new LogsCommand();
      case "ls" -> new LsCommand();
      case "plan" -> new PlanCommand();
      case "port" -> new PortCommand();
      case "ps" -> new PsCommand();
      case "service" -> new ServiceCommand();
      case "schema" -> new SchemaCommand();
      case "start", "stop", "restart", "kill" -> new ControlCommand();
      case "top" -> new TopCommand();
      case "up" -> new UpCommand();
      case "validate" -> new ValidateCommand();
      case "version" -> new VersionCommand();
      default -> throw new IllegalArgumentException("no class carries out `" + name + "`");
    };
  }
}
