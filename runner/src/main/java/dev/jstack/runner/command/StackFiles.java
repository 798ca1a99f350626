package dev.jstack.runner.command;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.UsageException;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.Settings;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.StackName;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.MappingNode.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The stack files that a command line names, as a request to the loader and as a stack. */
final class StackFiles {
  private final Invocation invocation;
  private final Arguments arguments;

  StackFiles(Invocation invocation) {
    this.invocation = invocation;
    this.arguments = invocation.arguments();
  }

  /** The request for all services, or for the ones named as words. */
  LoadRequest request(List<String> services, LoadRequest.Switches switches) {
    return request(services, switches, standardInput());
  }

  /** The variables that the files are read with; standard input is not touched. */
  Map<String, String> variables() {
    return Settings.of(request(List.of(), LoadRequest.Switches.ALL, Optional.empty()));
  }

  private LoadRequest request(
      List<String> services, LoadRequest.Switches switches, Optional<String> standardInput) {
    return new LoadRequest(
        arguments.values("file"),
        standardInput,
        invocation.surroundings().workingDirectory(),
        arguments.value("project-directory").map(this::absolute),
        name(),
        arguments.values("env-file"),
        arguments.values("profile"),
        invocation.surroundings().environment(),
        invocation.surroundings().windows(),
        services,
        scale(),
        switches);
  }

  private Optional<String> standardInput() {
    if (!arguments.values("file").contains("-")) {
      return Optional.empty();
    }
    try {
      byte[] bytes = invocation.console().input().readAllBytes();
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read standard input", e);
    }
  }

  private Path absolute(String path) {
    return invocation.surroundings().workingDirectory().resolve(path).normalize();
  }

  private Optional<String> name() {
    Optional<String> given = arguments.value("project-name");
    if (given.isPresent() && !StackName.isLegal(given.get())) {
      throw new UsageException(
          "`" + given.get() + "` is no name of a stack",
          "a name has lower case letters, digits, - and _, and begins with a letter or digit");
    }
    return given;
  }

  private Map<String, Integer> scale() {
    Map<String, Integer> scale = new LinkedHashMap<>();
    for (String text : arguments.values("scale")) {
      int equals = text.indexOf('=');
      String number = text.substring(equals + 1);
      boolean whole =
          !number.isEmpty() && number.length() < 6 && number.chars().allMatch(Character::isDigit);
      if (equals < 1 || !whole) {
        throw new UsageException("--scale takes SERVICE=N such as worker=3, not `" + text + "`");
      }
      scale.put(text.substring(0, equals), Integer.parseInt(number));
    }
    return scale;
  }

  /** The stack, what it was read from, after all findings were told. */
  Loaded load() {
    LoadResult result =
        invocation.backends().loader().load(request(arguments.words(), LoadRequest.Switches.ALL));
    Findings.tell(result.diagnostics(), invocation.console());
    Stack stack = result.stack().orElseThrow(() -> CommandException.told(ExitCode.INVALID_FILE));
    return new Loaded(stack, result.files());
  }

  /**
   * Ends the command when the files have errors: before a supervisor is started for nothing. It
   * tells no warnings; whoever carries the request out tells them.
   */
  void requireValid(LoadRequest request) {
    LoadResult result = invocation.backends().loader().load(request);
    if (result.stack().isEmpty()) {
      Findings.tell(result.diagnostics(), invocation.console());
      throw CommandException.told(ExitCode.INVALID_FILE);
    }
  }

  /** A stack and the files it was read from. */
  record Loaded(Stack stack, List<Path> files) {}

  /**
   * The stack's name: {@code -p}, else what the files say. With {@code -p} no file is read, so a
   * stack can be looked at and taken down when its file is gone or broken.
   */
  StackName stackName() {
    Optional<String> given = name();
    if (given.isPresent()) {
      return new StackName(given.get());
    }
    LoadRequest request = request(List.of(), LoadRequest.Switches.ALL.forLooking());
    LoadResult result = invocation.backends().loader().load(request);
    List<Diagnostic> errors = result.diagnostics().stream().filter(Diagnostic::isError).toList();
    String name = result.canonical().map(tree -> tree.text("name")).orElse(null);
    if (errors.isEmpty() && name != null) {
      return new StackName(name);
    }
    Findings.tell(errors, invocation.console());
    invocation
        .console()
        .tell("  = `jstack -p NAME " + arguments.command().name() + "` needs no file");
    throw CommandException.told(ExitCode.INVALID_FILE);
  }

  /** A stack that is up, and the services whose output {@code up} shows; none: all of them. */
  record Followed(StackName stack, Set<String> services) {}

  /**
   * What {@code up} follows once {@code request} is carried out: not what has {@code attach:
   * false}.
   */
  Followed followed(LoadRequest request) {
    LoadResult result = invocation.backends().loader().load(request);
    StackName stack = result.stack().map(Stack::name).orElseGet(this::stackName);
    return new Followed(
        stack, result.canonical().map(tree -> attached(tree, request.services())).orElse(Set.of()));
  }

  static Set<String> attached(MappingNode canonical, List<String> named) {
    MappingNode services = canonical.mapping("services");
    Set<String> attached = new LinkedHashSet<>();
    boolean all = services != null;
    for (Entry service : services == null ? List.<Entry>of() : services.entries()) {
      boolean shown =
          !(service.value() instanceof MappingNode body && "false".equals(body.text("attach")));
      all &= shown;
      if (shown) {
        attached.add(service.key());
      }
    }
    attached.removeIf(name -> !named.isEmpty() && !named.contains(name));
    return all ? Set.copyOf(named) : attached;
  }

  /** How the same stack is named on another command line: {@code jstack -f x.yaml}. */
  String again() {
    List<String> words = new ArrayList<>(List.of("jstack"));
    add(words, "-f", arguments.values("file"));
    add(words, "-p", arguments.values("project-name"));
    add(words, "--profile", arguments.values("profile"));
    return String.join(" ", words);
  }

  private static void add(List<String> words, String option, List<String> values) {
    for (String value : values) {
      words.add(option);
      words.add(value.contains(" ") ? "'" + value + "'" : value);
    }
  }
}
