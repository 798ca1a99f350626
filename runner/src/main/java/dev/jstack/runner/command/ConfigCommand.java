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
    LoadRequest request =
        new StackFiles(invocation).request(arguments.words(), switches(arguments));
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
      write(invocation, text(invocation, request, tree));
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
    return new LoadRequest.Switches(
        !arguments.has("no-interpolate"),
        !arguments.has("no-normalize"),
        !arguments.has("no-path-resolution"),
        !arguments.has("no-env-resolution"),
        !arguments.has("no-consistency"),
        !arguments.has("no-consistency") && !arguments.has("target"),
        false);
  }

  private static int target(Console console, MappingNode tree) {
    TargetReport report = TargetReport.of(tree);
    console.out().print(report.text());
    return report.refused() ? ExitCode.UNSUPPORTED.number() : ExitCode.DONE.number();
  }

  private static String text(Invocation invocation, LoadRequest request, MappingNode tree) {
    Arguments arguments = invocation.arguments();
    Config config = new Config(tree);
    if (arguments.has("services")) {
      return lines(config.services());
    }
    if (arguments.has("volumes")) {
      return lines(config.volumes());
    }
    if (arguments.has("networks")) {
      return lines(config.networks());
    }
    if (arguments.has("profiles")) {
      return lines(config.profiles());
    }
    if (arguments.has("images")) {
      return lines(config.images());
    }
    if (arguments.has("hash")) {
      return hashes(config.hashes());
    }
    PinnedImages pins = new PinnedImages(invocation);
    return document(
        arguments, pins.wanted() ? pins.in(config, images(invocation, request, config)) : config);
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

  private static String document(Arguments arguments, Config config) {
    boolean json = arguments.value("format", "yaml").equals("json");
    if (arguments.has("no-interpolate")) {
      return json ? config.jsonAsWritten() : config.yamlAsWritten();
    }
    return json ? config.json() : config.yaml();
  }

  private static String lines(List<String> items) {
    return items.isEmpty() ? "" : String.join("\n", items) + "\n";
  }

  private static String hashes(Map<String, String> hashes) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> hash : hashes.entrySet()) {
      text.append(hash.getKey()).append(' ').append(hash.getValue()).append('\n');
    }
    return text.toString();
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
