package dev.jstack.schema.conformance;

import dev.jstack.schema.tree.CoreSchema;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Trees and JSON as plain values, and when two of them say the same. */
final class TreeValues {
  private TreeValues() {}

  static @Nullable Object of(@Nullable Node node) {
    if (node instanceof MappingNode mapping) {
      Map<String, Object> map = new LinkedHashMap<>();
      mapping.entries().forEach(e -> map.put(e.key(), of(e.value())));
      return map;
    }
    if (node instanceof SequenceNode list) {
      List<Object> values = new ArrayList<>();
      list.items().forEach(i -> values.add(of(i)));
      return values;
    }
    return node instanceof ScalarNode scalar ? of(scalar) : null;
  }

  private static @Nullable Object of(ScalarNode scalar) {
    return switch (scalar.kind()) {
      case NULL -> null;
      case BOOLEAN -> scalar.isTrue();
      case INTEGER ->
          CoreSchema.integer(scalar.text()).<Object>map(BigDecimal::new).orElse(scalar.text());
      case FLOAT -> number(scalar.text());
      case TEXT -> scalar.text();
    };
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  static @Nullable Object ofJson(@Nullable Object json) {
    if (json instanceof JSONObject object) {
      Map<String, Object> map = new LinkedHashMap<>();
      object.keySet().forEach(key -> map.put(key, ofJson(object.get(key))));
      return map;
    }
    if (json instanceof JSONArray array) {
      List<Object> values = new ArrayList<>();
      array.forEach(item -> values.add(ofJson(item)));
      return values;
    }
    if (json instanceof Number number) {
      return new BigDecimal(number.toString());
    }
    return json == JSONObject.NULL ? null : json;
  }

  /** The first difference as {@code path: expected … but was …}; empty when both say the same. */
  static String difference(String path, @Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Map<?, ?> e && actual instanceof Map<?, ?> a) {
      return maps(path, e, a);
    }
    if (expected instanceof List<?> e && actual instanceof List<?> a) {
      return lists(path, e, a);
    }
    boolean same =
        isNothing(expected) && isNothing(actual) || scalar(expected).equals(scalar(actual));
    return same ? "" : path + ": expected " + expected + " but was " + actual;
  }

  private static String maps(String path, Map<?, ?> expected, Map<?, ?> actual) {
    Set<String> keys = new TreeSet<>();
    expected.keySet().forEach(k -> keys.add(k.toString()));
    actual.keySet().forEach(k -> keys.add(k.toString()));
    for (String key : keys) {
      boolean impliedDefault = key.equals("create_host_path");
      if (!impliedDefault || expected.containsKey(key)) {
        String found = difference(path + "." + key, expected.get(key), actual.get(key));
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static String lists(String path, List<?> expected, List<?> actual) {
    if (expected.size() != actual.size()) {
      return path + ": expected " + expected + " but was " + actual;
    }
    for (int i = 0; i < expected.size(); i++) {
      String found = difference(path + "[" + i + "]", expected.get(i), actual.get(i));
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private static boolean isNothing(@Nullable Object value) {
    return value == null
        || value instanceof Map<?, ?> map
            && map.values().stream()
                .allMatch(v -> Boolean.TRUE.equals(v) && map.containsKey("create_host_path"))
        || value instanceof List<?> list && list.isEmpty();
  }

  /** A size may be written as a number or as its digits. */
  private static String scalar(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }
    return Objects.toString(value);
  }
}
