package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.source.Discovery;
import dev.jstack.schema.source.EnvFile;
import dev.jstack.schema.source.Environment;
import dev.jstack.schema.source.SourceCode;
import dev.jstack.schema.source.SourceReader;
import dev.jstack.schema.tree.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request leaves open: which files, which directory, which variables, which profiles. */
final class Surroundings {
  private static final String STANDARD_INPUT = "-";
  private static final Set<String> TRUE = Set.of("1", "true", "yes", "on", "y");

  private final LoadRequest request;
  private final Environment process;
  private final SourceReader sources;
  private final Diagnostics diagnostics;

  Surroundings(LoadRequest request, SourceReader sources, Diagnostics diagnostics) {
    this.request = request;
    this.process = Environment.of(request.environment());
    this.sources = sources;
    this.diagnostics = diagnostics;
  }

  /** The files of the command line, of COMPOSE_FILE, or found; {@code -} stays as it is. */
  List<String> files() {
    if (!request.files().isEmpty()) {
      return request.files();
    }
    Optional<List<String>> named = fileVariable(process);
    if (named.isEmpty()) {
      named = fileVariable(environment(base(List.of())));
    }
    return named.isPresent() ? named.get() : found();
  }

  private List<String> found() {
    List<String> found = new ArrayList<>();
    for (Path file : Discovery.find(base(List.of()), diagnostics)) {
      found.add(file.toString());
    }
    return found;
  }

  private Optional<List<String>> fileVariable(Environment environment) {
    String separator =
        environment.setting("PATH_SEPARATOR").orElse(request.windowsHost() ? ";" : ":");
    Optional<String> list = environment.setting("FILE");
    return list.isEmpty()
        ? Optional.empty()
        : Optional.of(List.of(list.get().split(Pattern.quote(separator), -1)));
  }

  /** Where relative paths start: the directory asked for, or that of the first file. */
  Path base(List<String> files) {
    if (request.projectDirectory().isPresent()) {
      return request.workingDirectory().resolve(request.projectDirectory().get()).normalize();
    }
    for (String file : files) {
      if (!file.equals(STANDARD_INPUT)) {
        Path folder = request.workingDirectory().resolve(file).normalize().getParent();
        return folder == null ? request.workingDirectory() : folder;
      }
    }
    return request.workingDirectory();
  }

  /** The text of each file; one that cannot be read is told and left out. */
  List<SourceText> texts(List<String> files) {
    List<SourceText> texts = new ArrayList<>();
    for (String file : files) {
      if (file.equals(STANDARD_INPUT)) {
        texts.add(SourceText.of("<stdin>", request.standardInput().orElse("")));
      } else {
        Path path = request.workingDirectory().resolve(file);
        Optional<SourceText> text = sources.read(path, sources.placeOf(path));
        if (text.isPresent()) {
          texts.add(text.get());
        }
      }
    }
    return texts;
  }

  /** The process environment, then env files: those named, or {@code .env} of the directory. */
  Environment environment(Path directory) {
    tellOfVariablesWithoutMeaning();
    List<Path> files = envFiles(directory);
    Map<String, String> values = new LinkedHashMap<>();
    for (Path file : files) {
      EnvFile envFile = new EnvFile(file, true, Optional.empty(), sources.placeOf(file));
      Environment visible = process.withDefaults(values);
      values.putAll(envFile.read(sources, visible, diagnostics));
    }
    return process.withDefaults(values);
  }

  private List<Path> envFiles(Path directory) {
    List<String> named = request.envFiles();
    Optional<String> setting = process.setting("ENV_FILES");
    if (named.isEmpty() && setting.isPresent()) {
      named = List.of(setting.get().split(",", -1));
    }
    if (!named.isEmpty()) {
      return named.stream().map(request.workingDirectory()::resolve).toList();
    }
    Path usual = directory.resolve(".env");
    boolean disabled = isTrue(process.setting("DISABLE_ENV_FILE"));
    return disabled || !Files.isRegularFile(usual) ? List.of() : List.of(usual);
  }

  /**
   * Profiles of the command line, else of COMPOSE_PROFILES; without either the empty one, so that
   * {@code profiles: ["${DEBUG:+debug}"]} switches nothing off where DEBUG is not set.
   */
  Set<String> profiles(Environment environment) {
    if (!request.profiles().isEmpty()) {
      return new LinkedHashSet<>(request.profiles());
    }
    Set<String> profiles = new LinkedHashSet<>();
    for (String profile : environment.setting("PROFILES").orElse("").split(",", -1)) {
      profiles.add(profile.strip());
    }
    return profiles;
  }

  private void tellOfVariablesWithoutMeaning() {
    tellWithoutMeaning("COMPOSE_CONVERT_WINDOWS_PATHS", "is meaningless without a Linux engine");
    tellWithoutMeaning(
        "COMPOSE_COMPATIBILITY", "asks for names with underscores, which jstack does not make");
  }

  private void tellWithoutMeaning(String name, String reason) {
    if (isTrue(process.value(name))) {
      diagnostics.add(
          Diagnostic.warning(
                  SourceCode.VARIABLE_WITHOUT_MEANING,
                  SourceRange.whole(SourceFile.named("the environment")),
                  name + " " + reason + " and is ignored")
              .withHint(SourceCode.VARIABLE_WITHOUT_MEANING.cure()));
    }
  }

  private static boolean isTrue(Optional<String> value) {
    return value.isPresent() && TRUE.contains(value.get().toLowerCase(Locale.ROOT));
  }
}
