package dev.jstack.engine.lower;

import dev.jstack.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members in which two JSON trees differ, as {@code path: theirs -> ours}. */
final class Differences {
  private final List<String> found = new ArrayList<>();

  private Differences() {}

  static List<String> between(@Nullable Object theirs, @Nullable Object ours) {
    Differences differences = new Differences();
    differences.compare("$", theirs, ours);
    return differences.found;
  }

  private void compare(String path, @Nullable Object theirs, @Nullable Object ours) {
    if (theirs instanceof Map<?, ?> a && ours instanceof Map<?, ?> b) {
      Set<Object> names = new LinkedHashSet<>(a.keySet());
      names.addAll(b.keySet());
      names.forEach(name -> compare(path + "." + name, a.get(name), b.get(name)));
    } else if (theirs instanceof List<?> a && ours instanceof List<?> b && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        compare(path + "[" + i + "]", a.get(i), b.get(i));
      }
    } else if (!String.valueOf(theirs).equals(String.valueOf(ours))) {
      found.add(path + ": " + text(theirs) + " -> " + text(ours));
    }
  }

  private static String text(@Nullable Object tree) {
    return tree == null ? "absent" : Json.PLAIN.write(tree);
  }
}
