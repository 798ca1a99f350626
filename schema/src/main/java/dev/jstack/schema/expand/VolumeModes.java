package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.value.HostPath;

/** The words after the last colon of a short volume. */
final class VolumeModes {
  private final MappingNode.Builder mount;
  private final MappingNode.Builder options;
  private final String type;
  private final ScalarNode item;
  private final Scope scope;

  VolumeModes(MappingNode.Builder mount, String type, ScalarNode item, Scope scope) {
    this.mount = mount;
    this.options = MappingNode.builder(item.range());
    this.type = type;
    this.item = item;
    this.scope = scope;
    if (type.equals("bind")) {
      options.put("create_host_path", ScalarNode.bool(true, item.range()));
    }
  }

  void apply(String word, String written) {
    switch (word) {
      case "ro" -> mount.put("read_only", ScalarNode.bool(true, item.range()));
      case "rw" -> {}
      case "nocopy" -> {
        if (type.equals("volume")) {
          options.put("nocopy", ScalarNode.bool(true, item.range()));
        }
      }
      case "z" -> {
        if (type.equals("bind")) {
          options.putText("selinux", written);
        }
      }
      case "private", "rprivate", "shared", "rshared", "slave", "rslave" -> {
        if (type.equals("bind")) {
          options.putText("propagation", word);
        }
      }
      default -> unknown(written);
    }
  }

  /**
   * A path in third place is a mistake; docker compose ignores it, and any word it does not know.
   */
  private void unknown(String word) {
    if (HostPath.isPath(word)) {
      scope.refuse(
          ExpandCode.VOLUME,
          item,
          "invalid spec: "
              + item.text()
              + ": the third field `"
              + word
              + "` is a path, not a mode");
    } else {
      scope.warn(
          ExpandCode.VOLUME, item, "the mode `" + word + "` of `" + item.text() + "` is unknown");
    }
  }

  MappingNode build() {
    if (!type.equals("npipe")) {
      mount.put(type, options.build());
    }
    return mount.build();
  }
}
