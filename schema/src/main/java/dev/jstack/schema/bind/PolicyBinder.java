package dev.jstack.schema.bind;

import dev.jstack.schema.model.Limits;
import dev.jstack.schema.model.Logging;
import dev.jstack.schema.model.PullPolicy;
import dev.jstack.schema.model.RestartPolicy;
import dev.jstack.schema.model.Scaling;
import dev.jstack.schema.value.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Restarts, replicas, limits, logs and pulls. */
final class PolicyBinder {
  private static final String EVERY = "every_";

  /** Docker's word for a log file without a limit. */
  private static final String UNBOUNDED = "-1";

  private PolicyBinder() {}

  /** {@code deploy.restart_policy} goes before {@code restart}. */
  static RestartPolicy restart(Fields service) {
    Fields policy = service.child("deploy").child("restart_policy");
    if (policy.isPresent()) {
      return new RestartPolicy(
          condition(policy.text("condition").orElse("any")),
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
    Fields update = deploy.child("update_config");
    Optional<Integer> replicas = service.small("scale").or(() -> deploy.small("replicas"));
    return new Scaling(
        replicas.orElse(1),
        update.small("parallelism").orElse(1),
        update.duration("delay").orElse(Duration.ZERO),
        failureAction(update.text("failure_action").orElse("pause")),
        update.duration("monitor").orElse(Duration.ZERO),
        update.number("max_failure_ratio").orElse(0.0),
        update.text("order").orElse("").equals("start-first")
            ? Scaling.Order.START_FIRST
            : Scaling.Order.STOP_FIRST);
  }

  private static Scaling.FailureAction failureAction(String word) {
    return switch (word) {
      case "continue" -> Scaling.FailureAction.CONTINUE;
      case "rollback" -> Scaling.FailureAction.ROLLBACK;
      default -> Scaling.FailureAction.PAUSE;
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
