package dev.jstack.schema.canonical;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out what says no more than silence does: false, zero, empty texts, lists and mappings.
 * Where absence means something else, and where keys are the user's own, everything stays.
 */
final class ZeroValues {
  private enum Keep {
    /** The value, whatever it is, with all below it. */
    ALL,
    /** The value itself; the general rule goes on below it. */
    SELF,
    /** Each value of this mapping itself; its keys are names of the user's. */
    ENTRIES
  }

  private static final PathTable<Keep> TABLE = table();

  private ZeroValues() {}

  /** The tree without them; {@code services} is there always, as docker compose prints it. */
  static MappingNode omit(MappingNode tree) {
    MappingNode kept = mapping(tree, TABLE);
    return kept.has("services") ? kept : kept.with("services", MappingNode.empty(tree.range()));
  }

  private static PathTable<Keep> table() {
    return PathTable.<Keep>builder()
        .add(
            Keep.ALL,
            "services.*.environment",
            "services.*.labels",
            "services.*.annotations",
            "services.*.sysctls",
            "services.*.command",
            "services.*.entrypoint",
            "services.*.storage_opt",
            "services.*.logging.options",
            "services.*.volumes.[].volume.labels",
            "services.*.gpus.[].options",
            "services.*.deploy.resources.reservations.devices.[].options",
            "services.*.networks.*.driver_opts",
            "services.*.build.args",
            "services.*.build.labels",
            "services.*.build.additional_contexts",
            "services.*.deploy.labels",
            "services.*.provider.options",
            "services.*.post_start.[].environment",
            "services.*.pre_stop.[].environment",
            "services.*.pre_start.[].environment",
            "services.*.develop.watch.[].exec.environment",
            "networks.*.driver_opts",
            "networks.*.labels",
            "volumes.*.driver_opts",
            "volumes.*.labels",
            "secrets.*.labels",
            "configs.*.labels",
            "secrets.*.driver_opts",
            "configs.*.driver_opts",
            "configs.*.content")
        .add(
            Keep.SELF,
            "services.*.deploy.resources.reservations.devices.[].capabilities",
            "models.*.model",
            "services.*.provider.type",
            "services.*.attach",
            "services.*.init",
            "services.*.scale",
            "services.*.stop_grace_period",
            "services.*.deploy.replicas",
            "services.*.deploy.resources.reservations.generic_resources.[].discrete_resource_spec.value",
            "services.*.deploy.update_config.parallelism",
            "services.*.deploy.rollback_config.parallelism",
            "services.*.deploy.restart_policy.max_attempts",
            "services.*.healthcheck.retries",
            "services.*.volumes.[].bind",
            "services.*.volumes.[].volume",
            "services.*.volumes.[].bind.create_host_path",
            "services.*.depends_on.*.required",
            "services.*.env_file.[].required",
            "services.*.ulimits.*",
            "services.*.ulimits.*.soft",
            "services.*.ulimits.*.hard",
            "services.*.build.ulimits.*",
            "services.*.build.ulimits.*.soft",
            "services.*.build.ulimits.*.hard",
            "services.*.post_start.[].command",
            "services.*.pre_stop.[].command",
            "services.*.develop.watch.[].exec.command",
            "networks.*.enable_ipv4",
            "networks.*.enable_ipv6")
        .add(
            Keep.ENTRIES,
            "services",
            "networks",
            "volumes",
            "secrets",
            "configs",
            "models",
            "services.*.networks",
            "services.*.models",
            "services.*.depends_on")
        .build();
  }

  private static Node node(Node node, @Nullable PathTable<Keep> table) {
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, table);
    }
    return node instanceof SequenceNode list ? sequence(list, table) : node;
  }

  private static MappingNode mapping(MappingNode mapping, @Nullable PathTable<Keep> table) {
    boolean keepEntries = table != null && table.rule() == Keep.ENTRIES;
    MappingNode.@Nullable Builder changed = null;
    for (MappingNode.Entry entry : mapping.entries()) {
      PathTable<Keep> below = table == null ? null : table.key(entry.key());
      Keep keep = below == null ? null : below.rule();
      boolean own = entry.key().startsWith("x-") && !keepEntries;
      if (own || keep == Keep.ALL) {
        continue;
      }
      Node value = node(entry.value(), below);
      boolean zero = !keepEntries && keep != Keep.SELF && isZero(value);
      if (zero || value != entry.value()) {
        changed = changed == null ? mapping.toBuilder() : changed;
        MappingNode.Builder ignored =
            zero ? changed.remove(entry.key()) : changed.put(entry.with(value));
      }
    }
    return changed == null ? mapping : changed.build();
  }

  private static Node sequence(SequenceNode list, @Nullable PathTable<Keep> table) {
    PathTable<Keep> below = table == null ? null : table.item();
    List<Node> items = new ArrayList<>(list.items().size());
    boolean changed = false;
    for (Node item : list.items()) {
      Node kept = node(item, below);
      changed |= kept != item;
      items.add(kept);
    }
    return changed ? new SequenceNode(items, list.range()) : list;
  }

  private static boolean isZero(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.isEmpty();
    }
    if (node instanceof SequenceNode list) {
      return list.items().isEmpty();
    }
    ScalarNode scalar = (ScalarNode) node;
    return switch (scalar.kind()) {
      case NULL -> true;
      case TEXT -> scalar.text().isEmpty();
      case BOOLEAN -> !scalar.isTrue();
      case INTEGER, FLOAT -> isZero(scalar.text());
    };
  }

  /** Zero in every spelling: {@code 0}, {@code 00}, {@code 0x0}, {@code -0.0}. */
  private static boolean isZero(String number) {
    int from = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
    boolean radix = number.length() > from + 2 && Character.isLetter(number.charAt(from + 1));
    for (int i = radix ? from + 2 : from; i < number.length(); i++) {
      if ("0_.".indexOf(number.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
