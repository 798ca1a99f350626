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
        .add(CommandText::inSyntax, "services.*")
        .add(Dependencies::expand, "services.*.depends_on")
        .add(Shapes.NAMES, "services.*.networks", "services.*.models")
        .add(Shapes.NAMES, "x-jstack.namespaces.*.networks")
        .add(Shapes.under("service"), "services.*.extends")
        .add(PortSyntax::expand, "services.*.ports", "x-jstack.namespaces.*.ports")
        .add(VolumeSyntax::expand, "services.*.volumes.[]")
        .add(DeviceSyntax::mapping, "services.*.devices.[]")
        .add(DeviceSyntax::gpus, "services.*.gpus")
        .add(
            DeviceSyntax::count,
            "services.*.gpus.[].count",
            "services.*.deploy.resources.reservations.devices.[].count")
        .add(
            Shapes.under("source"),
            "services.*.secrets.[]",
            "services.*.configs.[]",
            "services.*.build.secrets.[]")
        .add(Shapes.under("path"), "services.*.env_file.[]")
        .add(HostPaths.PATH, "services.*.env_file.[].path", "services.*.label_file.[]")
        .add(HostPaths.PATH, "services.*.develop.watch.[].path")
        .add(ExtraHosts::expand, "services.*.extra_hosts", "services.*.build.extra_hosts")
        .add(ProviderOptions::expand, "services.*.provider.options");
    build(table);
  }

  private static void build(PathTable.Builder<TreeRule<Scope>> table) {
    table
        .add(Shapes.under("context"), "services.*.build")
        .add(HostPaths.CONTEXT, "services.*.build.context")
        .add(HostPaths.CONTEXT, "services.*.build.additional_contexts.*")
        .add(ExtraHosts::ssh, "services.*.build.ssh");
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
        "services.*.device_cgroup_rules.[]",
        "services.*.group_add.[]");
  }

  private static void commands(PathTable.Builder<TreeRule<Scope>> table) {
    table
        .add(
            CommandText::expand,
            "services.*.command",
            "services.*.entrypoint",
            "services.*.post_start.[].command",
            "services.*.pre_start.[].command",
            "services.*.pre_stop.[].command",
            "services.*.develop.watch.[].exec.command")
        .add(Healthchecks::test, "services.*.healthcheck.test");
  }
}
