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

  /**
   * A warning only where the image may bring a health check of its own: not when it is switched off
   * here, nor for the machine's own files.
   */
  private static void waits(StackView stack, View service, View dependency, Diagnostics out) {
    Optional<View> other = stack.service(dependency.name());
    if (other.isPresent() && !other.get().has("provider") && !probed(other.get())) {
      if (isNever(other.get())) {
        return; // an error of what it means
      }
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

  /** Whether no image can bring what the file says that there is not. */
  private static boolean isNever(View service) {
    return isOff(service) || StackView.isLocal(service) && !service.has("healthcheck", "test");
  }

  /** Waits that can never end; docker compose finds them out when it starts the stack. */
  static void endless(StackView stack, Diagnostics out) {
    for (View service : stack.having("depends_on")) {
      for (View dependency : service.children("depends_on")) {
        if (dependency.text("condition").equals("service_healthy")) {
          stack
              .service(dependency.name())
              .filter(other -> !other.has("provider") && isNever(other))
              .ifPresent(other -> out.add(never(service, dependency, other)));
        }
      }
    }
  }

  private static Diagnostic never(View service, View dependency, View other) {
    return Diagnostic.error(
            RuleCode.NO_HEALTH,
            dependency.place("condition"),
            "service `%s` waits for the health of `%s`, which nothing probes"
                .formatted(service.name(), dependency.name()))
        .withRelated(isOff(other) ? other.place("healthcheck") : other.at(), "no healthcheck")
        .withHint("give `" + dependency.name() + "` a healthcheck, or wait for service_started");
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
