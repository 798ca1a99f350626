package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.TreeRule;
import java.util.Arrays;

/** Host paths of mounts. */
final class VolumePaths {
  private VolumePaths() {}

  /** A bind mount with its source absolute; other mounts as they are. */
  static MappingNode resolve(MappingNode mount, Scope scope) {
    boolean bind = "bind".equals(mount.text("type"));
    return bind && mount.get("source") instanceof ScalarNode source
        ? mount.with("source", PATH.apply(source, scope))
        : mount;
  }

  /** A text that is a path. */
  static final TreeRule<Scope> PATH =
      (node, scope) ->
          node instanceof ScalarNode scalar && scalar.isText() && !scalar.text().isEmpty()
              ? scalar.withText(scope.paths().resolve(scalar.text()))
              : node;

  /** A text that is a path unless it is a URL or names another builder input. */
  static final TreeRule<Scope> CONTEXT =
      (node, scope) ->
          node instanceof ScalarNode scalar && isRemote(scalar.text())
              ? node
              : PATH.apply(node, scope);

  /** {@code driver_opts} of a volume that is a directory of the host. */
  static final TreeRule<Scope> DEVICE =
      (node, scope) -> {
        if (!(node instanceof MappingNode options)) {
          return node;
        }
        String device = options.text("device");
        String o = options.text("o");
        boolean bind = device != null && o != null && Arrays.asList(o.split(",")).contains("bind");
        return bind && options.get("device") instanceof ScalarNode path
            ? options.with("device", path.withText(scope.paths().resolve(device)))
            : node;
      };

  private static boolean isRemote(String context) {
    return context.contains("://")
        || context.startsWith("git@")
        || context.startsWith("github.com/")
        || context.startsWith("service:");
  }
}
