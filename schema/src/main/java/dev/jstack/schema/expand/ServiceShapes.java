package dev.jstack.schema.expand;

import dev.jstack.schema.tree.PathTable;
import dev.jstack.schema.tree.TreeRule;

/** The long form of a service's attributes; an attribute is a line. */
final class ServiceShapes {
  private ServiceShapes() {}

  static void addTo(PathTable.Builder<TreeRule<Scope>> table) {
    keyValues(table);
    lists(table);
    texts(table);
    commands(table);
    table
        .add(Syntax.COMMANDS_OF_SERVICE, "services.*")
        .add(Syntax.DEPENDENCIES, "services.*.depends_on")
        .add(Shapes.NAMES, "services.*.networks", "services.*.models")
        .add(Shapes.NAMES, "x-jstack.namespaces.*.networks")
        .add(Shapes.UNDER_SERVICE, "services.*.extends")
        .add(Syntax.PORTS, "services.*.ports", "x-jstack.namespaces.*.ports")
        .add(Syntax.VOLUME, "services.*.volumes.[]")
        .add(Syntax.DEVICE, "services.*.devices.[]")
        .add(Syntax.GPUS, "services.*.gpus")
        .add(
            Syntax.DEVICE_COUNT,
            "services.*.gpus.[].count",
            "services.*.deploy.resources.reservations.devices.[].count")
        .add(
            Shapes.UNDER_SOURCE,
            "services.*.secrets.[]",
            "services.*.configs.[]",
            "services.*.build.secrets.[]")
        .add(Shapes.UNDER_PATH, "services.*.env_file.[]")
        .add(HostPaths.PATH, "services.*.env_file.[].path", "services.*.label_file.[]")
        .add(HostPaths.PATH, "services.*.develop.watch.[].path")
        .add(Syntax.EXTRA_HOSTS, "services.*.extra_hosts", "services.*.build.extra_hosts")
        .add(Syntax.PROVIDER_OPTIONS, "services.*.provider.options");
    build(table);
  }

  private static void build(PathTable.Builder<TreeRule<Scope>> table) {
    table
        .add(Shapes.UNDER_CONTEXT, "services.*.build")
        .add(HostPaths.CONTEXT, "services.*.build.context")
        .add(HostPaths.CONTEXT, "services.*.build.additional_contexts.*")
        .add(Syntax.BUILD_SSH, "services.*.build.ssh");
  }

  private static void keyValues(PathTable.Builder<TreeRule<Scope>> table) {
    table
        .add(
            Shapes.KEY_VALUES,
            "services.*.environment",
            "services.*.build.args",
            "services.*.develop.watch.[].exec.environment",
            "services.*.post_start.[].environment",
            "services.*.pre_start.[].environment",
            "services.*.pre_stop.[].environment")
        .add(
            Shapes.LABELS,
            "services.*.labels",
            "services.*.annotations",
            "services.*.sysctls",
            "services.*.storage_opt",
            "services.*.deploy.labels",
            "services.*.build.labels",
            "services.*.build.additional_contexts",
            "services.*.logging.options",
            "services.*.networks.*.driver_opts",
            "x-jstack.namespaces.*.networks.*.driver_opts",
            "services.*.volumes.[].volume.labels",
            "services.*.gpus.[].options",
            "services.*.deploy.resources.reservations.devices.[].options");
  }

  private static void lists(PathTable.Builder<TreeRule<Scope>> table) {
    table.add(Shapes.LIST_OR_NOTHING, "services.*.dns", "services.*.dns_search");
    table.add(
        Shapes.LIST,
        "services.*.tmpfs",
        "services.*.env_file",
        "services.*.label_file",
        "services.*.build.no_cache_filter",
        "services.*.develop.watch.[].ignore",
        "services.*.develop.watch.[].include");
  }

  private static void texts(PathTable.Builder<TreeRule<Scope>> table) {
    table.add(
        Shapes.TEXT,
        "services.*.expose.[]",
        "services.*.deploy.resources.limits.memory",
        "services.*.deploy.resources.reservations.memory",
        "services.*.secrets.[].uid",
        "services.*.secrets.[].gid",
        "services.*.configs.[].uid",
        "services.*.configs.[].gid",
        "services.*.build.provenance",
        "services.*.build.sbom",
        "services.*.device_cgroup_rules.[]");
  }

  private static void commands(PathTable.Builder<TreeRule<Scope>> table) {
    table
        .add(
            Syntax.COMMAND,
            "services.*.command",
            "services.*.entrypoint",
            "services.*.post_start.[].command",
            "services.*.pre_start.[].command",
            "services.*.pre_stop.[].command",
            "services.*.develop.watch.[].exec.command")
        .add(Syntax.HEALTH_TEST, "services.*.healthcheck.test");
  }
}
