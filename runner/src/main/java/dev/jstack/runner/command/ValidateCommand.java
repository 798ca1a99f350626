package dev.jstack.runner.command;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.DiagnosticJson;
import dev.jstack.diagnostic.DiagnosticSarif;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.Version;
import dev.jstack.runner.console.Console;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.model.Stack;
import java.util.List;

/** {@code jstack validate}: all that is wrong with a file, for people or for a pipeline. */
final class ValidateCommand implements Command {

  @Override
  public int run(Invocation invocation) {
    LoadRequest request = new StackFiles(invocation).request(List.of(), LoadRequest.Switches.ALL);
    LoadResult result = invocation.backends().loader().load(request);
    Console console = invocation.console();
    switch (invocation.arguments().value("format", "human")) {
      case "json" -> console.answer(DiagnosticJson.write(result.diagnostics()));
      case "sarif" ->
          console.answer(
              new DiagnosticSarif(Codes.catalog(), Version.ofProcess().number())
                  .write(result.diagnostics()));
      default -> human(console, result);
    }
    boolean errors = result.diagnostics().stream().anyMatch(Diagnostic::isError);
    return errors ? ExitCode.INVALID_FILE.number() : ExitCode.DONE.number();
  }

  private static void human(Console console, LoadResult result) {
    Findings.tell(result.diagnostics(), console);
    if (result.stack().isPresent()) {
      Stack stack = result.stack().get();
      int services = stack.services().size();
      console.tell(
          stack.name() + " is valid: " + services + (services == 1 ? " service" : " services"));
    }
  }
}
