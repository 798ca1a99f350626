package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.value.HostPath;

/** The words after the last colon of a short volume. */
final class VolumeModes {
  private final MappingNode.Builder mount;
  private final MappingNode.Builder options;
  private final String type;
  private final String target;
  private final ScalarNode item;
  private final Scope scope;

  VolumeModes(MappingNode.Builder mount, String type, String target, ScalarNode item, Scope scope) {
    this.mount = mount;
    this.options = MappingNode.builder(item.range());
    this.type = type;
    this.target = target;
    this.item = item;
    this.scope = scope;
    if (type.equals("bind")) {
      options.put("create_host_path", ScalarNode.bool(true, item.range()));
    }
  }

  void apply(String word) {
    switch (word) {
      case "ro" -> mount.put("read_only", ScalarNode.bool(true, item.range()));
      case "rw", "RW", "rW", "Rw" -> {}
      case "nocopy" -> {
        if (type.equals("volume")) {
          options.put("nocopy", ScalarNode.bool(true, item.range()));
        }
      }
      case "z", "Z" -> {
        if (type.equals("bind")) {
          options.putText("selinux", word);
        }
      }
      case "private", "rprivate", "shared", "rshared", "slave", "rslave" -> {
        if (type.equals("bind")) {
          options.putText("propagation", word);
        }
      }
      case "cached", "delegated", "consistent" -> {}
      default -> unknown(word);
    }
  }

  /** Docker compose ignores words that it does not know; with `:RO` it mounts for writing. */
  private void unknown(String word) {
    String spec = "invalid spec: " + item.text() + ": the third field `" + word + "` ";
    if (HostPath.isPath(word)) {
      scope.refuse(ExpandCode.VOLUME, item, spec + "is a path, not a mode");
    } else if (word.equalsIgnoreCase("ro")) {
      scope.refuse(ExpandCode.VOLUME, item, spec + "is no mode; did you mean `ro`?");
    } else if (HostPath.hasDrive(target)) {
      scope.refuse(ExpandCode.VOLUME, item, spec + "is no mode: Windows knows ro and rw");
    } else {
      String message = "the mode `" + word + "` of `" + item.text() + "` is unknown and ignored";
      scope.warn(ExpandCode.VOLUME, item, message);
    }
  }

  MappingNode build() {
    if (!type.equals("npipe")) {
      mount.put(type, options.build());
    }
    return mount.build();
  }
}
