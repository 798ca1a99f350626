package dev.jstack.runner.command;

import dev.jstack.engine.plan.PlanFile;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.session.Request;
import dev.jstack.schema.LoadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code jstack apply FILE}. */
final class ApplyCommand implements Command {

  @Override
  public int run(Invocation invocation) throws InterruptedException {
    String name = invocation.arguments().words().get(0);
    String plan = read(invocation.surroundings().workingDirectory().resolve(name));
    StackFiles files = new StackFiles(invocation);
    LoadRequest load = files.request(List.of(), LoadRequest.Switches.ALL);
    Request request = new Request.Apply(plan, load, UpCommand.options(invocation.arguments()));
    return Run.of(invocation, request, true, () -> files.requireValid(load));
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file);
      PlanFile.read(text); // refused here, in words, before anybody is started for it
      return text;
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "cannot apply " + file + ": " + e.getMessage(),
          "jstack plan -o " + file.getFileName() + " saves a plan");
    }
  }
}
