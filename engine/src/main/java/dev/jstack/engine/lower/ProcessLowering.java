package dev.jstack.engine.lower;

import dev.jstack.host.document.hcs.CommandLine;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.image.ImageConfig;
import dev.jstack.schema.model.ProcessSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a container runs: the service's words over the image's. */
final class ProcessLowering {
  private static final int CONSOLE_HEIGHT = 40;
  private static final int CONSOLE_WIDTH = 120;

  private final PathStyle paths;
  private final Findings findings;

  ProcessLowering(PathStyle paths, Findings findings) {
    this.paths = paths;
    this.findings = findings;
  }

  /** The first process of {@code choice}. */
  ProcessParameters first(ServiceChoice choice) {
    ProcessSpec spec = choice.service().process();
    ProcessParameters parameters =
        ProcessParameters.of(
            commandLine(choice), user(choice), directory(choice), environment(choice));
    return spec.tty() ? parameters.withConsole(CONSOLE_HEIGHT, CONSOLE_WIDTH) : parameters;
  }

  /** A further process in the same surroundings: a probe or a hook. */
  ProcessParameters further(ServiceChoice choice, String commandLine) {
    return ProcessParameters.of(commandLine, user(choice), directory(choice), environment(choice));
  }

  private static Optional<String> user(ServiceChoice choice) {
    return choice.service().process().user().or(choice.image().config()::user);
  }

  private Optional<String> directory(ServiceChoice choice) {
    String ofImage =
        choice.image().config().workingDirectory().filter(d -> !d.isEmpty()).orElse(paths.root());
    String base = paths.directory(ofImage, paths.root());
    return Optional.of(
        choice
            .service()
            .process()
            .workingDirectory()
            .filter(d -> !d.isEmpty())
            .map(d -> paths.directory(d, base))
            .orElse(base));
  }

  /** The image's variables under the service's; names of Windows ignore case. */
  private Map<String, String> environment(ServiceChoice choice) {
    return merged(choice.image().config().environment(), choice.service().process().environment());
  }

  Map<String, String> merged(Map<String, String> under, Map<String, String> over) {
    Map<String, String> spelling = new HashMap<>();
    Map<String, String> all = new LinkedHashMap<>();
    for (Map<String, String> variables : List.of(under, over)) {
      variables.forEach(
          (name, value) -> {
            String before = spelling.put(paths.key(name), name);
            if (before != null && !before.equals(name)) {
              all.remove(before);
            }
            all.put(name, value);
          });
    }
    return all;
  }

  private String commandLine(ServiceChoice choice) {
    ProcessSpec spec = choice.service().process();
    ImageConfig image = choice.image().config();
    List<String> entrypoint =
        spec.entrypoint().map(ProcessSpec.CommandSpec::arguments).orElse(image.entrypoint());
    boolean ownEntrypoint = spec.entrypoint().filter(e -> !e.arguments().isEmpty()).isPresent();
    List<String> command =
        spec.command()
            .map(ProcessSpec.CommandSpec::arguments)
            .orElse(ownEntrypoint ? List.of() : image.command());
    List<String> all = new ArrayList<>(entrypoint);
    all.addAll(command);
    if (all.isEmpty()) {
      findings.error(
          PlanningCode.NOTHING_TO_RUN,
          choice.place(),
          "service `" + choice.service().name() + "` and its image have no command");
      return "";
    }
    boolean fromImage =
        entrypoint.isEmpty() ? spec.command().isEmpty() : spec.entrypoint().isEmpty();
    return image.argsEscaped() && fromImage ? verbatimFirst(all) : quoted(choice, all);
  }

  /** The image's first argument is a whole command line already. */
  private static String verbatimFirst(List<String> arguments) {
    StringBuilder line = new StringBuilder(arguments.get(0));
    arguments
        .subList(1, arguments.size())
        .forEach(argument -> line.append(' ').append(CommandLine.quoteArgument(argument)));
    return line.toString();
  }

  private String quoted(ServiceChoice choice, List<String> arguments) {
    String line = CommandLine.isQuotable(arguments) ? CommandLine.quote(arguments) : "";
    if (line.isEmpty() || line.length() > CommandLine.MAX_LENGTH) {
      findings.error(
          PlanningCode.COMMAND_LINE,
          choice.place() + ".command",
          "the command of `" + choice.service().name() + "` cannot be a command line");
    }
    return line;
  }
}
