package dev.jstack.schema.canonical;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.TreeRule;

/** What an attribute is when nothing is said, where the canonical form spells it out. */
enum Defaults implements TreeRule<Scope> {
  DEPENDENCY,
  ENV_FILE,
  BIND,
  SECRET,
  DEVICES;

  static void addTo(PathTable.Builder<TreeRule<Scope>> table) {
    table
        .add(DEPENDENCY, "services.*.depends_on.*")
        .add(ENV_FILE, "services.*.env_file.[]")
        .add(BIND, "services.*.volumes.[].bind")
        .add(SECRET, "services.*.secrets.[]")
        .add(DEVICES, "services.*.gpus.[]", "services.*.deploy.resources.reservations.devices.[]");
  }

  @Override
  public Node apply(Node node, Scope scope) {
    return node instanceof MappingNode mapping ? filled(mapping) : node;
  }

  private MappingNode filled(MappingNode mapping) {
    return switch (this) {
      case DEPENDENCY ->
          orTrue(
              or(mapping, "condition", ScalarNode.text("service_started", mapping.range())),
              "required");
      case ENV_FILE -> orTrue(mapping, "required");
      case BIND -> orTrue(mapping, "create_host_path");
      case SECRET -> secretTarget(mapping);
      case DEVICES -> allDevices(mapping);
    };
  }

  private static MappingNode orTrue(MappingNode mapping, String key) {
    return or(mapping, key, ScalarNode.bool(true, mapping.range()));
  }

  private static MappingNode or(MappingNode mapping, String key, Node value) {
    return !mapping.has(key) || isNull(mapping, key) ? mapping.with(key, value) : mapping;
  }

  private static boolean isNull(MappingNode mapping, String key) {
    Node value = mapping.get(key);
    return value != null && value.isNull();
  }

  private static MappingNode secretTarget(MappingNode grant) {
    String target = grant.text("target");
    return target == null || target.isEmpty()
        ? grant.toBuilder().putText("target", "/run/secrets/" + grant.text("source")).build()
        : grant;
  }

  private static MappingNode allDevices(MappingNode request) {
    return request.has("count") || request.has("device_ids")
        ? request
        : request.with("count", ScalarNode.integer(-1, request.range()));
  }
}
