package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import java.util.Optional;

/** Rules on waiting for health. */
final class HealthRules {
  private HealthRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("depends_on")) {
      for (View dependency : service.children("depends_on")) {
        if (dependency.text("condition").equals("service_healthy")) {
          waits(stack, service, dependency, out);
        }
      }
    }
  }

  /** A warning only: the image may bring a health check of its own. */
  private static void waits(StackView stack, View service, View dependency, Diagnostics out) {
    Optional<View> other = stack.service(dependency.name());
    if (other.isPresent() && !other.get().has("provider") && !probed(other.get())) {
      out.add(
          Diagnostic.warning(
                  RuleCode.NO_HEALTH,
                  dependency.place("condition"),
                  "service `%s` waits for the health of `%s`, which has no healthcheck"
                      .formatted(service.name(), dependency.name()))
              .withRelated(other.get().at(), "unless its image brings one")
              .withHint("give `" + dependency.name() + "` a healthcheck"));
    }
  }

  private static boolean probed(View service) {
    return service.has("healthcheck", "test")
        && !service.isTrue("healthcheck", "disable")
        && !service.items("healthcheck", "test").stream()
            .findFirst()
            .map(View::text)
            .filter("NONE"::equals)
            .isPresent();
  }
}
