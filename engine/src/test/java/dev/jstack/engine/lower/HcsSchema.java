package dev.jstack.engine.lower;

import dev.jstack.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Microsoft's published schema of HCS documents, as a validator: types, integer ranges, patterns,
 * enumerations, and no member that the schema does not have.
 */
final class HcsSchema {
  private final Map<?, ?> definitions;

  private HcsSchema(Map<?, ?> definitions) {
    this.definitions = definitions;
  }

  /** The newest schema of {@code directory} that a host of {@code build} has. */
  static HcsSchema forBuild(Path directory, int build) throws IOException {
    String name =
        build >= 22000
            ? "HCS_Schema_Windows_11_SDK_version_21H2.json"
            : build >= 19041
                ? "HCS_Schema_Windows_10_SDK_version_2004.json"
                : "HCS_Schema_Windows_10_SDK_version_1809.json";
    String text = Files.readString(directory.resolve(name)).replace("\uFEFF", "");
    return new HcsSchema((Map<?, ?>) ((Map<?, ?>) Json.tree(text)).get("definitions"));
  }

  /** What is wrong with {@code document} as a {@code definition}; empty when nothing is. */
  List<String> problems(String document, String definition) {
    List<String> problems = new ArrayList<>();
    check(Json.tree(document), reference(definition), "$", problems);
    return problems;
  }

  private Map<?, ?> reference(String name) {
    Object definition = definitions.get(name);
    if (definition == null) {
      throw new IllegalArgumentException("the schema has no " + name);
    }
    return (Map<?, ?>) definition;
  }

  private void check(Object value, Map<?, ?> schema, String path, List<String> problems) {
    if (schema.get("$ref") instanceof String ref) {
      check(value, reference(ref.substring(ref.lastIndexOf('/') + 1)), path, problems);
      return;
    }
    String type = schema.get("type") instanceof String t ? t : "any";
    switch (type) {
      case "object" -> object(value, schema, path, problems);
      case "array" -> array(value, schema, path, problems);
      case "string" -> string(value, schema, path, problems);
      case "integer" -> integer(value, schema, path, problems);
      case "boolean" -> require(value instanceof Boolean, path, "no boolean", problems);
      case "any" -> {}
      default -> throw new IllegalStateException("the schema has type " + type);
    }
  }

  private void object(Object value, Map<?, ?> schema, String path, List<String> problems) {
    Map<?, ?> properties = schema.get("properties") instanceof Map<?, ?> map ? map : null;
    Map<?, ?> others = schema.get("additionalProperties") instanceof Map<?, ?> map ? map : null;
    if (properties == null && others == null) {
      return; // Settings and the like: any value
    }
    if (!(value instanceof Map<?, ?> members)) {
      problems.add(path + ": no object");
      return;
    }
    members.forEach(
        (name, member) -> {
          Object known = properties == null ? null : properties.get(name);
          String place = path + "." + name;
          if (known instanceof Map<?, ?> memberSchema) {
            check(member, memberSchema, place, problems);
          } else if (others != null) {
            check(member, others, place, problems);
          } else {
            problems.add(place + ": unknown member");
          }
        });
  }

  private void array(Object value, Map<?, ?> schema, String path, List<String> problems) {
    if (!(value instanceof List<?> items)) {
      problems.add(path + ": no list");
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      check(items.get(i), (Map<?, ?>) schema.get("items"), path + "[" + i + "]", problems);
    }
  }

  private static void string(Object value, Map<?, ?> schema, String path, List<String> problems) {
    if (!(value instanceof String text)) {
      problems.add(path + ": no text");
      return;
    }
    require(
        !(schema.get("enum") instanceof List<?> words) || words.contains(text),
        path,
        "\"" + text + "\" is not one of " + schema.get("enum"),
        problems);
    require(
        !(schema.get("pattern") instanceof String pattern)
            || Pattern.compile(pattern).matcher(text).find(),
        path,
        "\"" + text + "\" does not match " + schema.get("pattern"),
        problems);
  }

  private static void integer(Object value, Map<?, ?> schema, String path, List<String> problems) {
    if (!(value instanceof Long number)) {
      problems.add(path + ": no integer");
      return;
    }
    String format = schema.get("format") instanceof String f ? f : "int64";
    boolean fits =
        switch (format) {
          case "uint8" -> number >= 0 && number <= 0xFF;
          case "uint16" -> number >= 0 && number <= 0xFFFF;
          case "uint32" -> number >= 0 && number <= 0xFFFFFFFFL;
          case "uint64" -> number >= 0;
          case "int32" -> number == number.intValue();
          default -> true;
        };
    require(fits, path, number + " is no " + format, problems);
  }

  private static void require(boolean holds, String path, String problem, List<String> problems) {
    if (!holds) {
      problems.add(path + ": " + problem);
    }
  }
}
