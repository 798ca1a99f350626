package dev.jstack.schema.canonical;

import dev.jstack.schema.tree.CoreSchema;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import dev.jstack.schema.tree.TreeRule;
import dev.jstack.schema.value.ByteSizes;
import dev.jstack.schema.value.Decimals;
import dev.jstack.schema.value.Durations;
import dev.jstack.schema.value.FileModes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one spelling of each kind of value; an attribute is an entry of the table. */
enum Values implements TreeRule<Scope> {
  DURATION,
  BYTES,
  NUMBER,
  INTEGER,
  MODE,
  TEXT,
  TMPFS_MODE,
  PULL_POLICY,
  GROUPS,
  SERVICE;

  private static final String EVERY = "every_";

  static void addTo(PathTable.Builder<TreeRule<Scope>> table) {
    table
        .add(
            DURATION,
            "services.*.pull_refresh_after",
            "services.*.healthcheck.interval",
            "services.*.healthcheck.timeout",
            "services.*.healthcheck.start_period",
            "services.*.healthcheck.start_interval",
            "services.*.stop_grace_period",
            "services.*.deploy.update_config.delay",
            "services.*.deploy.update_config.monitor",
            "services.*.deploy.rollback_config.delay",
            "services.*.deploy.rollback_config.monitor",
            "services.*.deploy.restart_policy.delay",
            "services.*.deploy.restart_policy.window")
        .add(
            BYTES,
            "services.*.mem_limit",
            "services.*.mem_reservation",
            "services.*.memswap_limit",
            "services.*.shm_size",
            "services.*.build.shm_size",
            "services.*.deploy.resources.limits.memory",
            "services.*.deploy.resources.reservations.memory",
            "services.*.volumes.[].tmpfs.size",
            "services.*.blkio_config.device_read_bps.[].rate",
            "services.*.blkio_config.device_write_bps.[].rate")
        .add(
            NUMBER,
            "services.*.cpus",
            "services.*.cpu_percent",
            "services.*.deploy.resources.limits.cpus",
            "services.*.deploy.resources.reservations.cpus",
            "services.*.deploy.update_config.max_failure_ratio",
            "services.*.deploy.rollback_config.max_failure_ratio")
        .add(
            INTEGER,
            "services.*.cpu_count",
            "services.*.cpu_shares",
            "services.*.scale",
            "services.*.pids_limit",
            "services.*.deploy.replicas",
            "services.*.deploy.resources.limits.pids",
            "services.*.deploy.resources.reservations.generic_resources.[].discrete_resource_spec.value",
            "services.*.healthcheck.retries",
            "services.*.ports.[].target",
            "x-jstack.namespaces.*.ports.[].target",
            "services.*.mem_swappiness",
            "services.*.ulimits.*",
            "services.*.ulimits.*.soft",
            "services.*.ulimits.*.hard")
        .add(
            MODE,
            "services.*.secrets.[].mode",
            "services.*.configs.[].mode",
            "services.*.build.secrets.[].mode")
        .add(GROUPS, "services.*.group_add")
        .add(TEXT, "services.*.ports.[].published", "x-jstack.namespaces.*.ports.[].published")
        .add(TMPFS_MODE, "services.*.volumes.[].tmpfs.mode")
        .add(PULL_POLICY, "services.*.pull_policy")
        .add(SERVICE, "services.*");
  }

  @Override
  public Node apply(Node node, Scope scope) {
    if (this == SERVICE) {
      return emptyIsAbsent(node);
    }
    if (this == GROUPS) {
      return groups(node);
    }
    return node instanceof ScalarNode scalar && !scalar.isNull() ? scalar(scalar, scope) : node;
  }

  private Node scalar(ScalarNode scalar, Scope scope) {
    return switch (this) {
      case DURATION -> duration(scalar, scope);
      case BYTES -> bytes(scalar, scope);
      case NUMBER -> number(scalar, scope);
      case INTEGER -> integer(scalar, scope);
      case MODE -> mode(scalar, scope);
      case TMPFS_MODE -> tmpfsMode(scalar, scope);
      case TEXT -> scalar.asText();
      case PULL_POLICY -> pullPolicy(scalar, scope);
      case GROUPS, SERVICE -> scalar;
    };
  }

  /** Numbers and names as text, each once: {@code 5} and {@code "5"} are one group. */
  private static Node groups(Node node) {
    if (!(node instanceof SequenceNode list)) {
      return node;
    }
    Map<String, Node> groups = new LinkedHashMap<>();
    for (Node item : list.items()) {
      if (item instanceof ScalarNode group) {
        groups.putIfAbsent(group.text(), group.asText());
      }
    }
    return new SequenceNode(List.copyOf(groups.values()), list.range());
  }

  private static Node duration(ScalarNode scalar, Scope scope) {
    Optional<Duration> duration = Durations.parse(scalar.text());
    return duration.isPresent()
        ? text(Durations.print(duration.get()), scalar)
        : refused(scalar, "is no duration", "write 1m30s or 500ms", scope);
  }

  private static Node bytes(ScalarNode scalar, Scope scope) {
    if (scalar.text().isEmpty()) {
      return ScalarNode.nullAt(scalar.range());
    }
    Optional<Long> size = ByteSizes.parse(scalar.text());
    return size.isPresent()
        ? text(Long.toString(size.get()), scalar)
        : refused(scalar, "is an invalid size", "write 512m or 2gb", scope);
  }

  private static Node number(ScalarNode scalar, Scope scope) {
    Optional<BigDecimal> number = Decimals.parse(scalar.text());
    if (number.isEmpty()) {
      return refused(scalar, "is no number", "write 0.5 or 2", scope);
    }
    String plain = number.get().stripTrailingZeros().toPlainString();
    ScalarNode.Kind kind = plain.contains(".") ? ScalarNode.Kind.FLOAT : ScalarNode.Kind.INTEGER;
    return new ScalarNode(kind, plain, ScalarNode.Style.PLAIN, scalar.range());
  }

  private static Node integer(ScalarNode scalar, Scope scope) {
    if (scalar.kind() == ScalarNode.Kind.INTEGER && isShortDecimal(scalar.text())) {
      return scalar;
    }
    Optional<BigInteger> number = CoreSchema.integer(scalar.text());
    return number.isPresent()
        ? whole(number.get().toString(), scalar)
        : refused(scalar, "is no whole number", "write digits alone", scope);
  }

  /** Whether {@code digits} of an integer are its one spelling already, as nearly all are. */
  private static boolean isShortDecimal(String digits) {
    if (digits.charAt(0) == '0' || digits.length() > 9) {
      return false;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static ScalarNode whole(String digits, ScalarNode place) {
    return new ScalarNode(ScalarNode.Kind.INTEGER, digits, ScalarNode.Style.PLAIN, place.range());
  }

  private static Node mode(ScalarNode scalar, Scope scope) {
    Optional<Integer> mode = modeOf(scalar);
    return mode.isPresent()
        ? text(FileModes.print(mode.get()), scalar)
        : refused(scalar, "is no file mode", "write 0440", scope);
  }

  /** Docker compose prints the mode of a tmpfs as a decimal number, others as octal text. */
  private static Node tmpfsMode(ScalarNode scalar, Scope scope) {
    Optional<Integer> mode = modeOf(scalar);
    return mode.isPresent()
        ? whole(Integer.toString(mode.get()), scalar)
        : refused(scalar, "is no file mode", "write 0440", scope);
  }

  /** A plain number without leading zero is decimal, as YAML says; everything else is octal. */
  private static Optional<Integer> modeOf(ScalarNode scalar) {
    return scalar.kind() == ScalarNode.Kind.INTEGER
        ? CoreSchema.integer(scalar.text()).flatMap(FileModes::of)
        : FileModes.parse(scalar.text());
  }

  private static Node pullPolicy(ScalarNode scalar, Scope scope) {
    String word = scalar.text();
    boolean noTime =
        word.startsWith(EVERY) && Durations.parse(word.substring(EVERY.length())).isEmpty();
    if (noTime) {
      return refused(scalar, "is no pull policy", "write every_12h", scope);
    }
    return word.equals("if_not_present") ? scalar.withText("missing") : scalar;
  }

  /** {@code isolation: ${X}} with X unset: an empty text is no choice. */
  private static Node emptyIsAbsent(Node node) {
    return node instanceof MappingNode service && "".equals(service.text("isolation"))
        ? service.without("isolation")
        : node;
  }

  private static ScalarNode text(String text, ScalarNode place) {
    return new ScalarNode(ScalarNode.Kind.TEXT, text, place.style(), place.range());
  }

  private static Node refused(ScalarNode scalar, String what, String cure, Scope scope) {
    scope.refuse(scalar, "`" + scalar.text() + "` " + what, cure);
    return scalar;
  }
}
