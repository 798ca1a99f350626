package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.TreeRule;
import java.util.List;
import java.util.Optional;

/** Rules for texts that are paths of the host: relative ones become absolute. */
enum HostPaths implements TreeRule<Scope> {
  /** A text that is a path. */
  PATH,
  /** A text that is a path unless it is a URL or names another input of a build. */
  CONTEXT,
  /** {@code driver_opts} of a volume, which may be a directory of the host. */
  DEVICE;

  @Override
  public Node apply(Node node, Scope scope) {
    return switch (this) {
      case PATH -> path(node, scope);
      case CONTEXT -> context(node, scope);
      case DEVICE -> device(Shapes.LABELS.apply(node, scope), scope);
    };
  }

  /** A bind mount with its source absolute; other mounts as they are. */
  static MappingNode resolve(MappingNode mount, Scope scope) {
    boolean bind = "bind".equals(mount.text("type"));
    return bind && mount.get("source") instanceof ScalarNode source
        ? mount.with("source", path(source, scope))
        : mount;
  }

  private static Node path(Node node, Scope scope) {
    if (!(node instanceof ScalarNode scalar) || !scalar.isText() || scalar.text().isEmpty()) {
      return node;
    }
    Optional<String> resolved = scope.paths().resolve(scalar.text());
    if (resolved.isEmpty()) {
      scope.refuseAlways(ExpandCode.PATH, node, scope.path() + " is no path");
      return scalar;
    }
    return scalar.withText(resolved.get());
  }

  private static Node context(Node node, Scope scope) {
    return node instanceof ScalarNode scalar && isRemote(scalar.text()) ? node : path(node, scope);
  }

  private static boolean isRemote(String context) {
    return context.contains("://")
        || context.startsWith("git@")
        || context.startsWith("github.com/")
        || context.startsWith("service:");
  }

  private static Node device(Node node, Scope scope) {
    String options = node instanceof MappingNode mapping ? mapping.text("o") : null;
    boolean bind = options != null && List.of(options.split(",", -1)).contains("bind");
    return bind
            && node instanceof MappingNode mapping
            && mapping.get("device") instanceof ScalarNode device
        ? mapping.with("device", path(device, scope))
        : node;
  }
}
