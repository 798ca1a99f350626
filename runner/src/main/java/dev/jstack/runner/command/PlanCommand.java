package dev.jstack.runner.command;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.Planning;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanFile;
import dev.jstack.engine.plan.PlanOptions;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.view.PlanGraph;
import dev.jstack.runner.view.PlanMarkdown;
import dev.jstack.runner.view.PlanView;
import dev.jstack.schema.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code jstack plan}: reads the files and the host, changes neither. */
final class PlanCommand implements Command {

  @Override
  public int run(Invocation invocation) {
    StackFiles.Loaded loaded = new StackFiles(invocation).load();
    PlanOptions options = options(invocation.arguments(), loaded);
    String target = invocation.arguments().value("target", "local");
    boolean documents = invocation.arguments().has("show-documents");
    return documents || !target.equals("local")
        ? simulated(invocation, loaded.stack(), options, target)
        : show(invocation, invocation.engine().plan(loaded.stack(), options));
  }

  private static int simulated(
      Invocation invocation, Stack stack, PlanOptions options, String target) {
    try (Simulation simulation = invocation.backends().simulation(invocation.arguments(), target)) {
      Planning planning = simulation.engine().plan(stack, options);
      if (!invocation.arguments().has("show-documents") || planning.plan().isEmpty()) {
        return show(invocation, planning);
      }
      Findings.tell(planning.diagnostics(), invocation.console());
      return ShownDocuments.show(invocation, simulation, planning.plan().get());
    }
  }

  private static PlanOptions options(Arguments arguments, StackFiles.Loaded loaded) {
    return new PlanOptions(
        arguments.has("force-recreate"),
        arguments.has("no-recreate"),
        UpCommand.orphans(arguments),
        !arguments.has("no-start"),
        arguments.words(),
        !arguments.has("no-deps"),
        arguments.duration("timeout"),
        loaded.files().stream().map(Path::toString).toList());
  }

  static int show(Invocation invocation, Planning planning) {
    Findings.tell(planning.diagnostics(), invocation.console());
    if (planning.plan().isEmpty()) {
      return planning.diagnostics().stream().anyMatch(Diagnostic::isError)
          ? ExitCode.UNSUPPORTED.number()
          : ExitCode.FAILED.number();
    }
    Plan plan = planning.plan().get();
    print(invocation, plan);
    boolean detailed = invocation.arguments().has("detailed-exitcode");
    return detailed && !plan.isEmpty() ? ExitCode.CHANGES.number() : ExitCode.DONE.number();
  }

  private static void print(Invocation invocation, Plan plan) {
    Arguments arguments = invocation.arguments();
    Console console = invocation.console();
    Optional<String> saved = arguments.value("out");
    saved.ifPresent(file -> save(invocation, plan, file));
    switch (arguments.value("format", "text")) {
      case "json" -> console.answer(PlanFile.of(plan).text());
      case "markdown" -> console.answer(PlanMarkdown.of(plan));
      case "mermaid" -> console.answer(PlanGraph.mermaid(plan));
      case "dot" -> console.answer(PlanGraph.dot(plan));
      default -> text(invocation, plan, saved);
    }
  }

  private static void text(Invocation invocation, Plan plan, Optional<String> saved) {
    Console console = invocation.console();
    boolean verbose = invocation.arguments().has("verbose");
    console.answer(new PlanView(console.outputStyle(), console.columns()).text(plan, verbose));
    if (invocation.arguments().has("dry-run")) {
      console.tell("\nnothing was changed");
    } else if (saved.isPresent()) {
      console.tell(
          "\nsaved to " + saved.get() + "; jstack apply " + saved.get() + " runs exactly this");
    } else if (!plan.isEmpty() && !invocation.arguments().has("target")) {
      console.tell(
          "\n" + new StackFiles(invocation).again() + " up -d makes it so · every step: --verbose");
    }
  }

  private static void save(Invocation invocation, Plan plan, String file) {
    Path target = invocation.surroundings().workingDirectory().resolve(file);
    try {
      Files.writeString(target, PlanFile.of(plan).text() + "\n");
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "cannot write the plan to " + target + ": " + e.getMessage(),
          "name a file in a folder that exists: jstack plan -o plan.json");
    }
  }
}
