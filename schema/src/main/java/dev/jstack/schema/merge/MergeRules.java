package dev.jstack.schema.merge;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.PathTable;
import java.util.Objects;

/** How attributes merge that do not follow the general rule; one line for each. */
enum MergeRules {
  /** The later value counts, whatever it is. */
  WHOLE,
  /** Names with values: a later name counts with its value, also when that is null. */
  KEY_VALUES,
  /** Whole when both name a driver and not the same one. */
  BY_DRIVER,
  /** Items of the same subnet merge, others are added. */
  BY_SUBNET;

  static final PathTable<MergeRules> TABLE =
      PathTable.<MergeRules>builder()
          .add(
              WHOLE,
              "services.*.command",
              "services.*.entrypoint",
              "services.*.healthcheck.test",
              "services.*.ulimits.*",
              "services.*.build.ulimits.*")
          .add(
              KEY_VALUES,
              "services.*.environment",
              "services.*.labels",
              "services.*.annotations",
              "services.*.sysctls",
              "services.*.deploy.labels",
              "services.*.build.args",
              "services.*.build.labels",
              "services.*.build.additional_contexts",
              "services.*.volumes.[].volume.labels",
              "networks.*.labels",
              "volumes.*.labels",
              "secrets.*.labels",
              "configs.*.labels")
          .add(BY_DRIVER, "services.*.logging")
          .add(BY_SUBNET, "networks.*.ipam.config")
          .build();

  /** Whether two logging sections are for different drivers. */
  static boolean driversDiffer(MappingNode earlier, MappingNode later) {
    String a = earlier.text("driver");
    String b = later.text("driver");
    return a != null && b != null && !Objects.equals(a, b);
  }
}
