package dev.jstack.schema.peer;

import dev.jstack.json.JsonNull;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where two models differ; what is absent, null or a mapping of nothing is the same. */
final class Differences {
  private final List<String> found = new ArrayList<>();
  private final String below;

  /**
   * @param directory of the stack; {@code .\x} below it is {@code x} of it on every host, which
   *     docker compose knows on Windows only
   */
  Differences(Path directory) {
    this.below = directory + "/";
  }

  List<String> between(Object peer, Object ours) {
    compare("", peer, ours);
    return found;
  }

  private void compare(String path, Object peer, Object ours) {
    if (peer instanceof Map<?, ?> a && ours instanceof Map<?, ?> b) {
      TreeSet<String> keys = new TreeSet<>();
      a.keySet().forEach(key -> keys.add(key.toString()));
      b.keySet().forEach(key -> keys.add(key.toString()));
      keys.forEach(key -> compare(path + "." + key, member(a, key), member(b, key)));
    } else if (peer instanceof List<?> a && ours instanceof List<?> b && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        compare(path + "[" + i + "]", a.get(i), b.get(i));
      }
    } else if (!same(peer, ours)) {
      found.add(path + ": peer " + peer + ", ours " + ours);
    }
  }

  private static Object member(Map<?, ?> map, String key) {
    return map.containsKey(key) ? map.get(key) : JsonNull.NULL;
  }

  private boolean same(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return x.doubleValue() == y.doubleValue();
    }
    return isNothing(a) && isNothing(b) || a.equals(b) || b.equals(ofWindows(a));
  }

  /** A path as Windows reads it: below the stack, or with doubled separators. */
  private Object ofWindows(Object peer) {
    if (!(peer instanceof String text) || !text.contains("\\")) {
      return peer;
    }
    return text.startsWith(below)
        ? Path.of(text.replace('\\', '/')).normalize().toString()
        : text.replaceAll("(?<=.)\\\\\\\\", "\\\\");
  }

  private static boolean isNothing(Object value) {
    return value == JsonNull.NULL
        || value instanceof Map<?, ?> map && map.values().stream().allMatch(Differences::isNothing);
  }
}
