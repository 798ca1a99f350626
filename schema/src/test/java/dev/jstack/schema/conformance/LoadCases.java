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
import java.util.Optional;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Cases of the kinds load and merge: files in a folder of their own, loaded. */
final class LoadCases {
  private final Path directory;

  LoadCases(Path directory) {
    this.directory = directory;
  }

  Outcome load(SpecCase c) throws IOException {
    Path folder = write(c.files());
    LoadResult result = StackLoader.create().load(request(c, folder, c.main(), true));
    List<Diagnostic> errors = result.diagnostics().stream().filter(Diagnostic::isError).toList();
    if (c.expectsError()) {
      return errors.isEmpty() ? Outcome.failed("accepted, should be refused") : Outcome.PASSED;
    }
    if (!errors.isEmpty()) {
      return Outcome.failed("refused: " + words(errors));
    }
    LoadResult unresolved = StackLoader.create().load(request(c, folder, c.main(), false));
    return asserts(
        c,
        folder,
        TreeValues.of(result.canonical().orElseThrow()),
        TreeValues.of(unresolved.canonical().orElseThrow()));
  }

  /** Both sides are loaded; when neither loads, both must be refused. */
  Outcome merge(SpecCase c) throws IOException {
    Path folder = write(c.files());
    LoadResult merged = StackLoader.create().load(request(c, folder, c.main(), true));
    Path other = write(Map.of("compose.yaml", c.json().getString("equivalent_to")));
    LoadResult wanted = StackLoader.create().load(request(c, other, List.of("compose.yaml"), true));
    if (wanted.canonical().isEmpty() || merged.canonical().isEmpty()) {
      boolean both = wanted.canonical().isEmpty() && merged.canonical().isEmpty();
      return both && sameWords(wanted, merged)
          ? Outcome.PASSED
          : Outcome.failed(words(merged.diagnostics()) + " <> " + words(wanted.diagnostics()));
    }
    Object expected = relocated(TreeValues.of(wanted.canonical().get()), other, folder);
    return Outcome.ofDifference(
        TreeValues.difference("", expected, TreeValues.of(merged.canonical().get())));
  }

  private static boolean sameWords(LoadResult a, LoadResult b) {
    return words(a.diagnostics()).equals(words(b.diagnostics()));
  }

  private static @Nullable Object relocated(@Nullable Object value, Path from, Path to) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(k.toString(), relocated(v, from, to)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(relocated(v, from, to)));
      return copy;
    }
    return value instanceof String text ? text.replace(from.toString(), to.toString()) : value;
  }

  private static String words(List<Diagnostic> found) {
    return found.stream()
        .filter(Diagnostic::isError)
        .map(d -> d.code() + " " + d.message())
        .toList()
        .toString();
  }

  private Path write(Map<String, String> files) throws IOException {
    Path folder = Files.createTempDirectory(directory, "case").resolve("case-dir");
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return folder;
  }

  private static LoadRequest request(SpecCase c, Path folder, List<String> main, boolean resolve) {
    JSONObject options = c.options();
    JSONArray profiles = options.optJSONArray("profiles");
    boolean merge = c.kind().equals("merge");
    LoadRequest.Switches switches =
        new LoadRequest.Switches(
            true,
            !merge && !options.optBoolean("SkipNormalization"),
            options.optBoolean("ResolvePaths", true),
            !merge && resolve,
            !merge && (c.expectsError() || !options.optBoolean("SkipConsistencyCheck")),
            false,
            true);
    return new LoadRequest(
        main,
        Optional.empty(),
        folder,
        Optional.empty(),
        Optional.ofNullable(options.optString("project_name", null)),
        List.of(),
        profiles == null ? List.of() : profiles.toList().stream().map(Object::toString).toList(),
        c.environment(),
        false,
        List.of(),
        Map.of(),
        switches);
  }

  private static Outcome asserts(
      SpecCase c, Path folder, @Nullable Object canonical, @Nullable Object unresolved) {
    JSONArray asserts = c.json().optJSONArray("asserts");
    if (asserts == null) {
      return Outcome.PASSED;
    }
    for (Object item : asserts) {
      JSONObject claim = (JSONObject) item;
      List<Object> path = claim.getJSONArray("path").toList();
      // jstack's canonical form has the variables of env files, not the names of the files.
      boolean file = path.contains("env_file") || path.contains("label_file");
      Object actual = at(file ? unresolved : canonical, path);
      String difference = claim(claim, folder, actual);
      if (!difference.isEmpty()) {
        return Outcome.failed(difference);
      }
    }
    return Outcome.PASSED;
  }

  private static String claim(JSONObject claim, Path folder, @Nullable Object actual) {
    String path = claim.getJSONArray("path").toString();
    if (claim.has("length")) {
      int size =
          actual instanceof List<?> list
              ? list.size()
              : actual instanceof Map<?, ?> map ? map.size() : 0;
      int wanted = claim.getInt("length");
      return size == wanted ? "" : path + ": expected " + wanted + " items but was " + actual;
    }
    Object expected = placed(TreeValues.ofJson(claim.get("equals")), folder);
    return TreeValues.difference(path, expected, actual);
  }

  private static @Nullable Object placed(@Nullable Object value, Path folder) {
    Object absolute = relocated(value, Path.of("<project-dir>"), folder);
    return relocated(absolute, Path.of("<case-dir>"), folder);
  }

  private static @Nullable Object at(@Nullable Object value, List<Object> path) {
    Object found = value;
    for (Object step : path) {
      if ("@extensions".equals(step) && found instanceof Map<?, ?> map) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        map.forEach(
            (k, v) -> {
              if (k.toString().startsWith("x-")) {
                extensions.put(k.toString(), v);
              }
            });
        found = extensions;
      } else if (found instanceof Map<?, ?> map) {
        found = map.get(step.toString());
      } else if (found instanceof List<?> list
          && step instanceof Integer index
          && index < list.size()) {
        found = list.get(index);
      } else {
        return null;
      }
    }
    return found;
  }
}
