package dev.jstack.schema.canonical;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.TreeRule;
import java.util.function.Function;

/** What an attribute is when nothing is said, where the canonical form spells it out. */
final class Defaults {
  private Defaults() {}

  static void addTo(PathTable.Builder<TreeRule<Scope>> table) {
    table
        .add(
            absent("condition", n -> ScalarNode.text("service_started", n.range()))
                .then(absent("required", n -> ScalarNode.bool(true, n.range()))),
            "services.*.depends_on.*")
        .add(absent("required", n -> ScalarNode.bool(true, n.range())), "services.*.env_file.[]")
        .add(
            absent("create_host_path", n -> ScalarNode.bool(true, n.range())),
            "services.*.volumes.[].bind")
        .add(Defaults::secretTarget, "services.*.secrets.[]")
        .add(Defaults::allDevices, "services.*.gpus.[]")
        .add(Defaults::allDevices, "services.*.deploy.resources.reservations.devices.[]");
  }

  private static TreeRule<Scope> absent(String key, Function<Node, Node> value) {
    return (node, scope) ->
        node instanceof MappingNode mapping && (!mapping.has(key) || isNull(mapping, key))
            ? mapping.with(key, value.apply(node))
            : node;
  }

  private static boolean isNull(MappingNode mapping, String key) {
    Node value = mapping.get(key);
    return value != null && value.isNull();
  }

  private static Node secretTarget(Node node, Scope scope) {
    return node instanceof MappingNode grant && grant.text("target") == null
        ? grant.toBuilder().putText("target", "/run/secrets/" + grant.text("source")).build()
        : node;
  }

  private static Node allDevices(Node node, Scope scope) {
    return node instanceof MappingNode request
            && !request.has("count")
            && !request.has("device_ids")
        ? request.with("count", ScalarNode.integer(-1, node.range()))
        : node;
  }
}
