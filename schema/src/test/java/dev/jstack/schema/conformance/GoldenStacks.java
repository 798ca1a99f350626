package dev.jstack.schema.conformance;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * Real stacks: what docker compose makes of each set of files is what jstack makes of it. Where
 * Linux distorts the answer, Windows' own counts.
 */
final class GoldenStacks {
  private static final String HOME = "/home/tester";

  private static final LoadRequest.Switches COMPOSE = LoadRequest.Switches.ALL.withoutMeaning();

  private final Path stacks;
  private final Path golden;

  GoldenStacks(Path folder) {
    this.stacks = folder.resolve("stacks");
    this.golden = folder.resolve("stacks-golden");
  }

  ConformanceRunner.Count run() throws IOException {
    return run(this::outcome);
  }

  /** What {@code config} lists of each set: names, images, profiles, variables. */
  ConformanceRunner.Count lists() throws IOException {
    return run(expected -> GoldenLists.outcome(expected, folder(expected)));
  }

  private Path folder(JSONObject expected) {
    return stacks.resolve(expected.getString("stack")).toAbsolutePath().normalize();
  }

  private ConformanceRunner.Count run(Function<JSONObject, Outcome> judge) throws IOException {
    ConformanceRunner.Count count = new ConformanceRunner.Count(0, 0, Map.of());
    List<Path> sets;
    try (Stream<Path> files = Files.walk(golden)) {
      sets = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    for (Path set : sets) {
      JSONObject expected = new JSONObject(Files.readString(set));
      Outcome outcome = judge.apply(expected);
      Map<String, String> failures = new LinkedHashMap<>();
      if (!outcome.passed()) {
        failures.put(golden.relativize(set).toString(), outcome.failure());
      }
      count =
          ConformanceRunner.sum(
              count, new ConformanceRunner.Count(outcome.passed() ? 1 : 0, 1, failures));
    }
    return count;
  }

  private Outcome outcome(JSONObject expected) {
    Path folder = folder(expected);
    LoadResult result = StackLoader.create().load(request(expected, folder, COMPOSE));
    List<String> errors =
        result.diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(d -> d.range().label() + " " + d.code() + " " + d.message())
            .toList();
    boolean refused = expected.getInt("rc") != 0;
    if (refused || !errors.isEmpty()) {
      return refused != errors.isEmpty()
          ? Outcome.PASSED
          : Outcome.failed(refused ? "accepted, should be refused" : "refused: " + errors);
    }
    Object config = placed(TreeValues.ofJson(expected.getJSONObject("config")), folder);
    windowsValues(expected, config, folder);
    return Outcome.ofDifference(
        TreeValues.difference("", config, TreeValues.of(result.canonical().orElseThrow())));
  }

  /** The request that docker compose was asked with, by other switches. */
  static LoadRequest request(JSONObject expected, Path folder, LoadRequest.Switches switches) {
    Map<String, String> environment = new LinkedHashMap<>(Map.of("HOME", HOME, "PATH", "/bin"));
    JSONObject env = expected.optJSONObject("env");
    if (env != null) {
      env.keySet().forEach(key -> environment.put(key, env.getString(key)));
    }
    String envFile = expected.optString("envFile", "");
    List<String> profiles = new ArrayList<>(texts(expected.getJSONArray("profileFlags")));
    profiles.remove("--profile");
    return new LoadRequest(
        texts(expected.getJSONArray("files")),
        Optional.empty(),
        folder,
        Optional.empty(),
        Optional.of(expected.getString("project")),
        envFile.isEmpty() ? List.of() : List.of(envFile),
        profiles,
        environment,
        false,
        List.of(),
        Map.of(),
        switches);
  }

  private static List<String> texts(JSONArray array) {
    return array.toList().stream().map(Object::toString).toList();
  }

  private static @Nullable Object placed(@Nullable Object value, Path folder) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(k.toString(), placed(v, folder)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(placed(v, folder)));
      return copy;
    }
    return value instanceof String text ? placed(text, folder) : value;
  }

  private static String placed(String text, Path folder) {
    String escaped = text.replace("$$", "\0");
    String here =
        escaped
            .replace("${PROJECT}/..", Objects.toString(folder.getParent()))
            .replace("${PROJECT}", folder.toString())
            .replace("${HOME}", HOME);
    return here.replace('\0', '$');
  }

  /** Paths below the project with this machine's separator: only that differs from Windows. */
  private static void windowsValues(JSONObject expected, @Nullable Object config, Path folder) {
    JSONObject values = expected.optJSONObject("windowsValues");
    if (values == null) {
      return;
    }
    for (String path : values.keySet()) {
      Object value = values.get(path);
      if (value instanceof String text) {
        boolean below = text.startsWith("${");
        String here = placed(below ? text.replace('\\', '/') : text, folder);
        GoldenPath.set(config, path, below ? Path.of(here).normalize().toString() : here);
      }
    }
  }
}
