package dev.jstack.runner.command;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.config.Config;
import dev.jstack.schema.config.TargetReport;
import dev.jstack.schema.tree.MappingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code jstack config}: touches no host. */
final class ConfigCommand implements Command {

  @Override
  public int run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    StackFiles files = new StackFiles(invocation);
    LoadRequest request = files.request(arguments.words(), switches(arguments));
    if (arguments.has("profiles")) {
      request = request.withProfiles(List.of("*")); // those that are off are what is looked for
    }
    LoadResult result = invocation.backends().loader().load(request);
    Findings.tell(result.diagnostics(), invocation.console());
    if (result.canonical().isEmpty() || hasErrors(result.diagnostics())) {
      return ExitCode.INVALID_FILE.number();
    }
    MappingNode tree = result.canonical().get();
    if (arguments.has("target")) {
      return target(invocation.console(), tree);
    }
    if (!arguments.has("quiet")) {
      Config config = isAsWritten(arguments) ? Config.asWritten(tree) : new Config(tree);
      PinnedImages pins = new PinnedImages(invocation);
      Config shown = pins.wanted() ? pins.in(config, images(invocation, request, config)) : config;
      write(invocation, new ConfigAnswer(invocation, shown).text());
    }
    return ExitCode.DONE.number();
  }

  private static boolean hasErrors(List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      if (finding.isError()) {
        return true;
      }
    }
    return false;
  }

  private static LoadRequest.Switches switches(Arguments arguments) {
    boolean checked = !arguments.has("no-consistency") && !arguments.has("profiles");
    return new LoadRequest.Switches(
        !isAsWritten(arguments),
        !arguments.has("no-normalize"),
        !arguments.has("no-path-resolution"),
        !arguments.has("no-env-resolution"),
        checked,
        checked && !arguments.has("target") && !isAsWritten(arguments),
        false);
  }

  /** Whether the variables are what is asked about, or are to stay. */
  private static boolean isAsWritten(Arguments arguments) {
    return arguments.has("no-interpolate") || arguments.has("variables");
  }

  private static int target(Console console, MappingNode tree) {
    TargetReport report = TargetReport.of(tree);
    console.out().print(report.text());
    return report.refused() ? ExitCode.UNSUPPORTED.number() : ExitCode.DONE.number();
  }

  /** Images with the values of their variables, also where the configuration is to keep those. */
  private static Map<String, String> images(
      Invocation invocation, LoadRequest request, Config config) {
    if (request.switches().interpolate()) {
      return config.imagesByService();
    }
    return invocation
        .backends()
        .loader()
        .load(request.complete())
        .canonical()
        .map(tree -> new Config(tree).imagesByService())
        .orElse(Map.of());
  }

  private static void write(Invocation invocation, String text) {
    if (!invocation.arguments().has("output")) {
      invocation.console().out().print(text);
      return;
    }
    String name = invocation.arguments().value("output", "");
    Path file = invocation.surroundings().workingDirectory().resolve(name);
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.FAILED,
          "cannot write to " + file + ": " + e.getMessage(),
          "name a file in a folder that exists");
    }
  }
}
