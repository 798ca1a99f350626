package dev.jstack.schema.describe;

import dev.jstack.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The attribute paths of a JSON Schema of the Compose Specification, written as ours. */
final class OfficialPaths {
  private final Map<?, ?> schema;
  private final Set<String> paths = new TreeSet<>();

  OfficialPaths(String text) {
    this.schema = (Map<?, ?>) Json.tree(text);
  }

  Set<String> all() {
    walk(schema, "");
    return paths;
  }

  private void walk(Map<?, ?> part, String path) {
    if (part.get("$ref") instanceof String reference) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      walk((Map<?, ?>) map(schema, "definitions").get(name), path);
    }
    for (String word : List.of("oneOf", "anyOf", "allOf")) {
      if (part.get(word) instanceof List<?> branches) {
        branches.forEach(branch -> walk((Map<?, ?>) branch, path));
      }
    }
    if (part.get("items") instanceof Map<?, ?> items) {
      walk(items, path + "[]");
    }
    if (part.get("additionalProperties") instanceof Map<?, ?> others) {
      walk(others, path + ".*");
    }
    map(part, "patternProperties")
        .forEach(
            (pattern, value) -> {
              if (!pattern.equals("^x-")) {
                walk((Map<?, ?>) value, path + ".*");
              }
            });
    map(part, "properties")
        .forEach(
            (name, value) -> {
              String here = path.isEmpty() ? name.toString() : path + "." + name;
              paths.add(here);
              walk((Map<?, ?>) value, here);
            });
  }

  private static Map<?, ?> map(Map<?, ?> part, String name) {
    return part.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }
}
