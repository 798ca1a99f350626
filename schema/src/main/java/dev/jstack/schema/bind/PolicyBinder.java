package dev.jstack.schema.bind;

import dev.jstack.schema.model.Limits;
import dev.jstack.schema.model.Logging;
import dev.jstack.schema.model.PullPolicy;
import dev.jstack.schema.model.RestartPolicy;
import dev.jstack.schema.model.Scaling;
import dev.jstack.schema.model.UpdateRule;
import dev.jstack.schema.value.DeployMode;
import dev.jstack.schema.value.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Restarts, replicas, limits, logs and pulls. */
final class PolicyBinder {
  private static final String EVERY = "every_";

  /** Docker's word for a log file without a limit. */
  private static final String UNBOUNDED = "-1";

  /** Swarm's own: nobody who asks to go back wants a program missed that ends right away. */
  private static final Duration MONITOR = Duration.ofSeconds(5);

  private PolicyBinder() {}

  /** {@code deploy.restart_policy} goes before {@code restart}. */
  static RestartPolicy restart(Fields service) {
    Fields policy = service.child("deploy").child("restart_policy");
    if (policy.isPresent()) {
      String usual = isJob(service) ? "on-failure" : "any";
      return new RestartPolicy(
          condition(policy.text("condition").orElse(usual)),
          policy.small("max_attempts"),
          policy.duration("delay"),
          policy.duration("window"));
    }
    String word = service.text("restart").orElse("no");
    int colon = word.indexOf(':');
    Optional<Integer> attempts = colon < 0 ? Optional.empty() : whole(word.substring(colon + 1));
    return new RestartPolicy(
        kind(colon < 0 ? word : word.substring(0, colon)),
        attempts,
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<Integer> whole(String digits) {
    try {
      return Optional.of(Integer.valueOf(digits));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static RestartPolicy.Kind kind(String word) {
    return switch (word) {
      case "always" -> RestartPolicy.Kind.ALWAYS;
      case "on-failure" -> RestartPolicy.Kind.ON_FAILURE;
      case "unless-stopped" -> RestartPolicy.Kind.UNLESS_STOPPED;
      default -> RestartPolicy.Kind.NO;
    };
  }

  private static RestartPolicy.Kind condition(String word) {
    return switch (word) {
      case "none" -> RestartPolicy.Kind.NO;
      case "on-failure" -> RestartPolicy.Kind.ON_FAILURE;
      default -> RestartPolicy.Kind.ALWAYS;
    };
  }

  static Scaling scaling(Fields service) {
    Fields deploy = service.child("deploy");
    Optional<Integer> replicas = service.small("scale").or(() -> deploy.small("replicas"));
    return new Scaling(
        DeployMode.isGlobal(mode(service)) ? 1 : replicas.orElse(1),
        isJob(service),
        rule(deploy.child("update_config")),
        rule(deploy.child("rollback_config")));
  }

  private static boolean isJob(Fields service) {
    return DeployMode.isJob(mode(service));
  }

  private static String mode(Fields service) {
    return service.child("deploy").text("mode").orElse("");
  }

  private static UpdateRule rule(Fields config) {
    UpdateRule.FailureAction action = failureAction(config.text("failure_action").orElse("pause"));
    boolean rollsBack = action == UpdateRule.FailureAction.ROLLBACK;
    return new UpdateRule(
        config.small("parallelism").orElse(1),
        config.duration("delay").orElse(Duration.ZERO),
        action,
        config.duration("monitor").orElse(rollsBack ? MONITOR : Duration.ZERO),
        config.number("max_failure_ratio").orElse(0.0),
        config.text("order").orElse("").equals("start-first")
            ? UpdateRule.Order.START_FIRST
            : UpdateRule.Order.STOP_FIRST);
  }

  private static UpdateRule.FailureAction failureAction(String word) {
    return switch (word) {
      case "continue" -> UpdateRule.FailureAction.CONTINUE;
      case "rollback" -> UpdateRule.FailureAction.ROLLBACK;
      default -> UpdateRule.FailureAction.PAUSE;
    };
  }

  static Limits limits(Fields service) {
    Fields deployed = service.child("deploy").child("resources").child("limits");
    Fields quality = service.child("x-jstack").child("storage_qos");
    return new Limits(
        service.bytes("mem_limit").or(() -> deployed.bytes("memory")),
        service.number("cpus").or(() -> deployed.number("cpus")),
        service.integer("cpu_count"),
        service.number("cpu_percent"),
        service.integer("cpu_shares"),
        quality.integer("iops"),
        quality.bytes("bps"));
  }

  static Logging logging(Fields service) {
    Fields logging = service.child("logging");
    Fields options = logging.child("options");
    return new Logging(
        !logging.text("driver").orElse("").equals("none"),
        options.text("max-size").filter(UNBOUNDED::equals).isPresent()
            ? Long.MAX_VALUE
            : options.bytes("max-size").orElse(Logging.DEFAULT.maxSizeBytes()),
        options.small("max-file").orElse(Logging.DEFAULT.maxFiles()));
  }

  static PullPolicy pull(Fields service) {
    Optional<Duration> refresh = service.duration("pull_refresh_after");
    String word = service.text("pull_policy").orElse("").toLowerCase(Locale.ROOT);
    if (refresh.isPresent() && (word.isEmpty() || word.equals("refresh"))) {
      return every(refresh);
    }
    if (word.startsWith(EVERY)) {
      return every(Durations.parse(word.substring(EVERY.length())));
    }
    return switch (word) {
      case "always", "refresh" -> pull(PullPolicy.Kind.ALWAYS);
      case "never" -> pull(PullPolicy.Kind.NEVER);
      case "build" -> pull(PullPolicy.Kind.BUILD);
      case "daily" -> every(Optional.of(Duration.ofDays(1)));
      case "weekly" -> every(Optional.of(Duration.ofDays(7)));
      default -> PullPolicy.MISSING;
    };
  }

  private static PullPolicy pull(PullPolicy.Kind kind) {
    return new PullPolicy(kind, Optional.empty());
  }

  private static PullPolicy every(Optional<Duration> age) {
    return new PullPolicy(PullPolicy.Kind.EVERY, age);
  }
}
