package dev.jstack.schema.expand;

import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.TreeRule;

/** The long form of top-level networks, volumes, secrets and configs. */
final class ResourceShapes {
  private ResourceShapes() {}

  static void addTo(PathTable.Builder<TreeRule<Scope>> table) {
    table
        .add(
            Shapes.LABELS,
            "networks.*.labels",
            "volumes.*.labels",
            "secrets.*.labels",
            "configs.*.labels",
            "networks.*.driver_opts",
            "secrets.*.driver_opts",
            "configs.*.driver_opts",
            "networks.*.ipam.options",
            "networks.*.ipam.config.[].aux_addresses")
        .add(HostPaths.DEVICE, "volumes.*.driver_opts")
        .add(Syntax.EXTERNAL, "networks.*", "volumes.*", "secrets.*", "configs.*")
        .add(HostPaths.PATH, "secrets.*.file", "configs.*.file");
  }
}
