package dev.jstack.schema.conformance;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.config.Config;
import dev.jstack.schema.config.VariableUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * The lists that {@code config} prints of a set, against docker compose's; and what it prints with
 * {@code --no-interpolate}, which loads to the same stack as the files themselves.
 */
final class GoldenLists {
  private static final LoadRequest.Switches COMPOSE = LoadRequest.Switches.ALL.withoutMeaning();
  private static final LoadRequest.Switches UNCHECKED =
      new LoadRequest.Switches(true, true, true, true, false, false, true);
  private static final LoadRequest.Switches AS_WRITTEN =
      new LoadRequest.Switches(false, true, true, true, true, false, true);

  private GoldenLists() {}

  static Outcome outcome(JSONObject expected, Path folder) {
    List<String> found = new ArrayList<>();
    LoadRequest request = GoldenStacks.request(expected, folder, COMPOSE);
    LoadResult result = StackLoader.create().load(request);
    if (expected.getInt("rc") == 0 && !isRefused(result)) {
      names(expected, new Config(result.canonical().orElseThrow()), found);
      profiles(expected, folder, found);
    }
    LoadRequest open = GoldenStacks.request(expected, folder, AS_WRITTEN);
    LoadResult written = StackLoader.create().load(open);
    if (isRefused(written) != (expected.getInt("rcNoInterpolate") != 0)) {
      found.add("--no-interpolate: refused " + isRefused(written));
    } else if (!isRefused(written)) {
      Config config = Config.asWritten(written.canonical().orElseThrow());
      variables(expected, config.variables(), found);
      again(request, result, config.yaml(), found);
    }
    return Outcome.ofDifference(String.join("; ", found));
  }

  private static boolean isRefused(LoadResult result) {
    return result.diagnostics().stream().anyMatch(Diagnostic::isError);
  }

  private static void names(JSONObject expected, Config config, List<String> found) {
    for (String list : List.of("services", "volumes", "networks")) {
      compare(list, expected, config.names(list), found);
    }
    compare("images", expected, config.images(), found);
  }

  private static void profiles(JSONObject expected, Path folder, List<String> found) {
    LoadRequest request = GoldenStacks.request(expected, folder, UNCHECKED);
    LoadResult all = StackLoader.create().load(request.withProfiles(List.of("*")));
    compare("profiles", expected, new Config(all.canonical().orElseThrow()).profiles(), found);
  }

  private static void compare(
      String list, JSONObject expected, List<String> ours, List<String> found) {
    JSONArray theirs = expected.optJSONArray(list);
    List<Object> wanted = theirs == null ? List.of() : theirs.toList();
    if (!wanted.equals(ours)) {
      found.add(list + ": expected " + wanted + " but was " + ours);
    }
  }

  private static void variables(JSONObject expected, List<VariableUse> ours, List<String> found) {
    JSONObject theirs = expected.getJSONObject("variables");
    JSONObject several = expected.optJSONObject("severalDefaults", new JSONObject());
    Map<String, String> wanted = new TreeMap<>();
    for (String name : theirs.keySet()) {
      JSONObject one = theirs.getJSONObject(name);
      String value = several.has(name) ? "*" : one.getString("DefaultValue");
      wanted.put(name, value + " " + one.get("PresenceValue") + " " + one.get("Required"));
    }
    Map<String, String> got = new TreeMap<>();
    for (VariableUse use : ours) {
      boolean any =
          several.has(use.name())
              && several.getJSONArray(use.name()).toList().contains(use.defaultValue());
      String value = any ? "*" : use.defaultValue();
      got.put(use.name(), value + " " + use.alternateValue() + " " + use.required());
    }
    if (!wanted.equals(got)) {
      found.add("variables: expected " + wanted + " but was " + got);
    }
  }

  /** What was printed without interpolation, read in the place of the files. */
  private static void again(
      LoadRequest first, LoadResult result, String printed, List<String> found) {
    LoadRequest request =
        new LoadRequest(
            List.of("-"),
            Optional.of(printed),
            first.workingDirectory(),
            Optional.of(result.projectDirectory()),
            first.projectName(),
            first.envFiles(),
            first.profiles(),
            new LinkedHashMap<>(first.environment()),
            false,
            List.of(),
            Map.of(),
            first.switches());
    LoadResult second = StackLoader.create().load(request);
    if (isRefused(second) != isRefused(result)) {
      found.add("read again: " + second.diagnostics());
    } else if (!isRefused(result)) {
      String before = new Config(result.canonical().orElseThrow()).json();
      String after = new Config(second.canonical().orElseThrow()).json();
      if (!after.equals(before)) {
        found.add("read again: " + after + " instead of " + before);
      }
    }
  }
}
