package dev.jstack.schema.validate;

import dev.jstack.schema.describe.Format;
import dev.jstack.schema.describe.RecordShape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds where an attribute belongs that is unknown where it stands. */
final class Misplaced {
  /** Attributes of the format's first version, and what took their place. */
  private static final Map<String, String> REPLACED =
      Map.of(
          "net", "`net` is now `network_mode`",
          "dockerfile", "`dockerfile` belongs under `build`",
          "log_driver", "`log_driver` is now `logging.driver`",
          "log_opt", "`log_opt` is now `logging.options`",
          "volume_driver", "`volume_driver` is now `driver` of a top-level volume",
          "container", "`container` is now `container_name`",
          "memory", "`memory` is now `mem_limit`");

  private Misplaced() {}

  static Optional<String> hint(String key, RecordShape here) {
    String replaced = REPLACED.get(key);
    if (replaced != null) {
      return Optional.of(replaced);
    }
    for (Map.Entry<String, String> owner : owners().entrySet()) {
      RecordShape record = Format.compact().record(owner.getKey());
      if (!record.name().equals(here.name()) && record.attribute(key) != null) {
        return Optional.of(
            "`" + key + "` is an attribute of " + owner.getValue() + ": is the indentation right?");
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> owners() {
    Map<String, String> owners = new LinkedHashMap<>();
    owners.put("service", "a service");
    owners.put("stack", "the top level");
    owners.put("deploy", "`deploy`");
    owners.put("limits", "`deploy.resources.limits`");
    owners.put("healthcheck", "`healthcheck`");
    owners.put("build", "`build`");
    owners.put("network", "a top-level network");
    owners.put("ipam-config", "`ipam.config` of a top-level network");
    owners.put("attachment", "a network of a service");
    owners.put("mount", "the long form of a volume of a service");
    owners.put("port", "the long form of a port");
    return owners;
  }
}
