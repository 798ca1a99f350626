package dev.jstack.schema.interpolate;

import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.ScalarNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** The type that a place wants of a text. */
enum Cast {
  INTEGER("an integer"),
  NUMBER("a number"),
  BOOLEAN("a boolean");

  /** Attributes that take a number or a boolean, by their path. */
  static final PathTable<Cast> TABLE = table();

  private final String words;

  Cast(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** {@code text} as a scalar of this type; empty when it is none. */
  Optional<ScalarNode> of(String text, ScalarNode place) {
    return switch (this) {
      case INTEGER -> integer(text).map(t -> scalar(ScalarNode.Kind.INTEGER, t, place));
      case NUMBER -> number(text).map(t -> scalar(numberKind(t), t, place));
      case BOOLEAN -> truth(text).map(t -> scalar(ScalarNode.Kind.BOOLEAN, t.toString(), place));
    };
  }

  /** Whether {@code text} is one of the words for a boolean that YAML 1.2 does not know. */
  boolean isOldWord(String text) {
    return this == BOOLEAN
        && truth(text).isPresent()
        && !text.equalsIgnoreCase("true")
        && !text.equalsIgnoreCase("false");
  }

  private static ScalarNode scalar(ScalarNode.Kind kind, String text, ScalarNode place) {
    return new ScalarNode(kind, text, ScalarNode.Style.PLAIN, place.range());
  }

  private static ScalarNode.Kind numberKind(String text) {
    return integer(text).isPresent() ? ScalarNode.Kind.INTEGER : ScalarNode.Kind.FLOAT;
  }

  private static Optional<String> integer(String text) {
    try {
      return text.length() > 400 // more takes time that grows with the square
          ? Optional.empty()
          : Optional.of(new BigInteger(text).toString());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> number(String text) {
    try {
      double ignored = Double.parseDouble(text);
      return Double.isFinite(ignored) && !text.isBlank() ? Optional.of(text) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "y", "yes", "on" -> Optional.of(true);
      case "false", "n", "no", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static PathTable<Cast> table() {
    return PathTable.<Cast>builder()
        .add(
            INTEGER,
            "services.*.cpu_count",
            "services.*.cpu_period",
            "services.*.cpu_quota",
            "services.*.cpu_rt_period",
            "services.*.cpu_rt_runtime",
            "services.*.cpu_shares",
            "services.*.oom_score_adj",
            "services.*.pids_limit",
            "services.*.scale",
            "services.*.deploy.replicas",
            "services.*.deploy.update_config.parallelism",
            "services.*.deploy.rollback_config.parallelism",
            "services.*.deploy.restart_policy.max_attempts",
            "services.*.deploy.placement.max_replicas_per_node",
            "services.*.healthcheck.retries",
            "services.*.ports.[].target",
            "services.*.ulimits.*",
            "services.*.ulimits.*.soft",
            "services.*.ulimits.*.hard")
        .add(
            NUMBER,
            "services.*.cpu_percent",
            "services.*.cpus",
            "services.*.deploy.update_config.max_failure_ratio",
            "services.*.deploy.rollback_config.max_failure_ratio")
        .add(
            BOOLEAN,
            "services.*.attach",
            "services.*.init",
            "services.*.build.no_cache",
            "services.*.build.privileged",
            "services.*.build.pull",
            "services.*.env_file.[].required",
            "services.*.post_start.[].privileged",
            "services.*.pre_stop.[].privileged",
            "services.*.pre_start.[].privileged",
            "services.*.pre_start.[].per_replica",
            "services.*.develop.watch.[].exec.privileged",
            "services.*.volumes.[].bind.create_host_path",
            "networks.*.enable_ipv4",
            "networks.*.enable_ipv6",
            "services.*.depends_on.*.required",
            "services.*.depends_on.*.restart",
            "services.*.healthcheck.disable",
            "services.*.oom_kill_disable",
            "services.*.privileged",
            "services.*.read_only",
            "services.*.stdin_open",
            "services.*.tty",
            "services.*.volumes.[].read_only",
            "services.*.volumes.[].volume.nocopy",
            "services.*.x-jstack.emulate_tmpfs",
            "networks.*.external",
            "networks.*.internal",
            "networks.*.attachable",
            "volumes.*.external",
            "secrets.*.external",
            "configs.*.external")
        .build();
  }
}
