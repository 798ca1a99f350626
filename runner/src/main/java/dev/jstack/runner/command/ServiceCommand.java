package dev.jstack.runner.command;

import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.service.BootCommand;
import dev.jstack.runner.service.BootService;
import dev.jstack.runner.service.Step;
import dev.jstack.runner.session.Request;
import java.util.List;

/**
 * {@code jstack service}: registers jstack with the machine, so that stacks that ran come up again
 * after its next start; {@code run} is what the machine then runs.
 */
final class ServiceCommand implements Command {

  @Override
  public int run(Invocation invocation) throws InterruptedException {
    BootService service = invocation.backends().bootService(invocation.arguments());
    return switch (invocation.arguments().words().get(0)) {
      case "install" -> install(invocation, service);
      case "uninstall" -> change(invocation, service, service.removal(), "is not registered");
      case "status" -> status(invocation.console(), service);
      case "run" -> restore(invocation);
      default -> throw new IllegalArgumentException(invocation.arguments().words().get(0));
    };
  }

  private static int install(Invocation invocation, BootService service) {
    BootCommand command = invocation.backends().bootCommand(invocation.arguments());
    return change(invocation, service, service.installation(command), "is registered");
  }

  private static int change(
      Invocation invocation, BootService service, List<Step> steps, String outcome) {
    Console console = invocation.console();
    if (invocation.arguments().has("dry-run")) {
      steps.forEach(step -> console.answer(step.text()));
      console.tell("nothing was changed");
      return ExitCode.DONE.number();
    }
    try {
      service.carryOut(steps);
    } catch (BootService.Failure e) {
      throw new CommandException(
          ExitCode.FAILED,
          String.valueOf(e.getMessage()),
          invocation.surroundings().windows()
              ? "run it in an elevated terminal"
              : "root registers it for the machine, another user for himself",
          "jstack service " + invocation.arguments().words().get(0) + " --dry-run shows the steps");
    }
    console.tell(service.place() + " " + outcome);
    return ExitCode.DONE.number();
  }

  private static int status(Console console, BootService service) {
    console.answer(
        service
            .status()
            .map(state -> service.place() + ": " + state)
            .orElse(service.place() + ": not registered · jstack service install"));
    return ExitCode.DONE.number();
  }

  /** Starts what ran and was not stopped by request; what did its work is not run again. */
  private static int restore(Invocation invocation) throws InterruptedException {
    int code = ExitCode.DONE.number();
    for (StackStatus stack : invocation.engine().list()) {
      List<String> services =
          stack.replicas().stream()
              .filter(ServiceCommand::isLost)
              .map(Replica::service)
              .distinct()
              .toList();
      if (!services.isEmpty()) {
        Request start =
            new Request.Start(
                stack.stack().value(), services, DownCommand.lockTimeout(invocation.arguments()));
        int one = Run.of(invocation, start, true);
        code = code == ExitCode.DONE.number() ? one : code;
      }
    }
    return code;
  }

  static boolean isLost(Replica replica) {
    boolean completed = replica.health().exitCode().filter(exit -> exit == 0).isPresent();
    return switch (replica.state()) {
      case EXITED, RESTARTING -> !completed;
      case CREATED -> replica.startedAt().isPresent(); // its start was interrupted
      case RUNNING, PAUSED, STOPPED -> false;
    };
  }
}
