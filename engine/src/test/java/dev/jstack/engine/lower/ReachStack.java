package dev.jstack.engine.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A stack file that one attribute at a time is taken from, or put into. In a path such as {@code
 * services.*.ports[].target} the star is the first name there, the brackets are the first item.
 */
final class ReachStack {
  private final String text;
  private final String cases;
  private final Map<String, Object> values;
  private final Map<String, Object> elsewhere;

  /**
   * @param text the stack
   * @param cases {@code surroundings}: what is merged over the stack for paths with a prefix;
   *     {@code values}: what paths are set to in place of their example; {@code elsewhere}: who
   *     else carries a path out
   */
  ReachStack(String text, String cases) {
    this.text = text;
    this.cases = cases;
    this.values = map(load(cases).get("values"));
    this.elsewhere = map(load(cases).get("elsewhere"));
  }

  /** Who carries an attribute out that neither a document nor the desired state shows. */
  Optional<String> elsewhere(String path) {
    return Optional.ofNullable(elsewhere.get(path)).map(Object::toString);
  }

  /** The file without the attribute. */
  String without(String path) {
    Map<String, Object> root = root(path);
    parent(root, steps(path)).remove(last(path));
    return print(root);
  }

  /**
   * The file with the attribute.
   *
   * @param example {@code name: value}, as YAML
   */
  String with(String path, String example) {
    Map<String, Object> root = root(path);
    Object value = values.containsKey(path) ? values.get(path) : load(example).get(last(path));
    parent(root, steps(path)).put(last(path), value);
    return print(root);
  }

  private Map<String, Object> root(String path) {
    Map<String, Object> root = load(text);
    map(load(cases).get("surroundings"))
        .forEach(
            (prefix, over) -> {
              if (concerns(prefix, path)) {
                merge(root, map(over));
              }
            });
    return root;
  }

  private static boolean concerns(String prefix, String path) {
    return prefix.startsWith("=") ? path.equals(prefix.substring(1)) : path.startsWith(prefix);
  }

  private static void merge(Map<String, Object> under, Map<String, Object> over) {
    over.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> && under.get(key) instanceof Map<?, ?>) {
            merge(map(under.get(key)), map(value));
          } else if (value == null) {
            under.remove(key);
          } else {
            under.put(key, value);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static Map<String, Object> load(String yaml) {
    return map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  private static String print(Map<String, Object> root) {
    return new Dump(DumpSettings.builder().build()).dumpToString(root);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    for (String step : path.split("\\.", -1)) {
      steps.add(step.replace("[]", ""));
      if (step.endsWith("[]")) {
        steps.add("[]");
      }
    }
    return steps.subList(0, steps.size() - 1);
  }

  private static Map<String, Object> parent(Map<String, Object> root, List<String> steps) {
    Object at = root;
    for (String step : steps) {
      if (step.equals("[]")) {
        at = ((List<?>) at).get(0);
      } else {
        String key = step.equals("*") ? map(at).keySet().iterator().next() : step;
        at = map(at).computeIfAbsent(key, k -> new LinkedHashMap<String, Object>());
      }
    }
    return map(at);
  }
}
