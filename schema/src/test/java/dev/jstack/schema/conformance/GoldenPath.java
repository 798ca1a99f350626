package dev.jstack.schema.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths as the golden files write them: {@code services["a.b"].volumes[0].source}. */
final class GoldenPath {
  private static final Pattern STEP = Pattern.compile("\\[\"([^\"]+)\"]|\\[(\\d+)]|([^.\\[]+)");

  private GoldenPath() {}

  /** Puts {@code value} at {@code path} of a structure of maps and lists that can be changed. */
  @SuppressWarnings("unchecked")
  static void set(@Nullable Object root, String path, Object value) {
    List<Object> steps = steps(path);
    Object at = root;
    for (Object step : steps.subList(0, steps.size() - 1)) {
      at =
          step instanceof Integer i
              ? ((List<Object>) at).get(i)
              : ((Map<String, Object>) at).get(step);
    }
    Object last = steps.get(steps.size() - 1);
    if (last instanceof Integer i) {
      ((List<Object>) at).set(i, value);
    } else {
      ((Map<String, Object>) at).put(last.toString(), value);
    }
  }

  private static List<Object> steps(String path) {
    List<Object> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    while (matcher.find()) {
      if (matcher.group(2) != null) {
        steps.add(Integer.valueOf(matcher.group(2)));
      } else {
        steps.add(matcher.group(1) == null ? matcher.group(3) : matcher.group(1));
      }
    }
    return steps;
  }
}
