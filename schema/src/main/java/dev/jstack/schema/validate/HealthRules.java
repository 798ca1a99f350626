package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;

/** Rules on waiting for health. */
final class HealthRules {
  private HealthRules() {}

  /** A service that waits for the health of another one, which has no health check here. */
  private record Wait(View service, View dependency, View other) {
    /** Whether no image can bring what the file says that there is not. */
    boolean isEndless() {
      return isOff(other) || StackView.isLocal(other);
    }
  }

  /** A warning only: the image may bring a health check of its own. */
  static void check(StackView stack, Diagnostics out) {
    for (Wait wait : unprobed(stack)) {
      if (!wait.isEndless()) {
        out.add(perhaps(wait));
      }
    }
  }

  /** Waits that can never end; docker compose finds them out when it starts the stack. */
  static void endless(StackView stack, Diagnostics out) {
    for (Wait wait : unprobed(stack)) {
      if (wait.isEndless()) {
        out.add(never(wait));
      }
    }
  }

  private static List<Wait> unprobed(StackView stack) {
    List<Wait> waits = new ArrayList<>();
    for (View service : stack.having("depends_on")) {
      for (View dependency : service.children("depends_on")) {
        if (dependency.text("condition").equals("service_healthy")) {
          stack
              .service(dependency.name())
              .filter(other -> !other.has("provider") && !probed(other))
              .ifPresent(other -> waits.add(new Wait(service, dependency, other)));
        }
      }
    }
    return waits;
  }

  private static Diagnostic perhaps(Wait wait) {
    String name = wait.dependency().name();
    return Diagnostic.warning(
            RuleCode.NO_HEALTH,
            wait.dependency().place("condition"),
            "service `%s` waits for the health of `%s`, which has no healthcheck"
                .formatted(wait.service().name(), name))
        .withRelated(wait.other().at(), "unless its image brings one")
        .withHint("give `" + name + "` a healthcheck");
  }

  private static Diagnostic never(Wait wait) {
    String name = wait.dependency().name();
    View other = wait.other();
    return Diagnostic.error(
            RuleCode.NO_HEALTH,
            wait.dependency().place("condition"),
            "service `%s` waits for the health of `%s`, which nothing probes"
                .formatted(wait.service().name(), name))
        .withRelated(isOff(other) ? other.place("healthcheck") : other.at(), "no healthcheck")
        .withHint("give `" + name + "` a healthcheck, or wait for service_started");
  }

  private static boolean probed(View service) {
    return service.has("healthcheck", "test") && !isOff(service);
  }

  private static boolean isOff(View service) {
    return service.isTrue("healthcheck", "disable")
        || service.items("healthcheck", "test").stream()
            .findFirst()
            .map(View::text)
            .filter("NONE"::equals)
            .isPresent();
  }
}
