package dev.jstack.schema.validate;

import java.util.List;
import java.util.Map;

/** The place of a value as people say it: {@code `ports[0]` of service `web`}. */
final class Where {
  private static final Map<String, String> KINDS =
      Map.of(
          "services", "service",
          "networks", "network",
          "volumes", "volume",
          "secrets", "secret",
          "configs", "config",
          "models", "model");

  private Where() {}

  /** The place itself. */
  static String is(List<String> steps) {
    String kind = steps.isEmpty() ? null : KINDS.get(steps.get(0));
    if (kind == null || steps.size() < 2) {
      return steps.isEmpty() ? "the stack file" : "`" + path(steps) + "`";
    }
    String owner = kind + " `" + steps.get(1) + "`";
    return steps.size() == 2 ? owner : "`" + path(steps.subList(2, steps.size())) + "` of " + owner;
  }

  /** {@code in service `web`}, {@code at the top level}. */
  static String in(List<String> steps) {
    return steps.isEmpty() ? "at the top level" : "in " + is(steps);
  }

  private static String path(List<String> steps) {
    return String.join(".", steps).replace(".[", "[");
  }
}
