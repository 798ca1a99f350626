package dev.jstack.schema.config;

import dev.jstack.schema.describe.RecordShape;
import dev.jstack.schema.describe.Shape;
import dev.jstack.schema.tree.MappingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which members are printed: attributes as docker compose orders them, so that two
 * outputs can be laid side by side; everything else by name.
 */
final class Order {
  private static final Comparator<MappingNode.Entry> BY_NAME = new ByName();

  /** A record a line: its name, then its attributes in their order. */
  private static final String RANKS =
      """
      stack name services networks volumes secrets configs models
      service profiles annotations attach build develop blkio_config cap_add cap_drop cgroup_parent cgroup cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpus cpuset cpu_shares command configs container_name credential_spec depends_on deploy device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint provider environment env_file expose extends external_links extra_hosts group_add gpus hostname healthcheck image init ipc isolation labels label_file links logging mem_limit mem_reservation memswap_limit mem_swappiness mac_address models network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports privileged pull_policy read_only restart runtime scale secrets security_opt shm_size stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts volumes volumes_from working_dir pre_start post_start pre_stop
      build context dockerfile dockerfile_inline entitlements args provenance sbom ssh labels cache_from cache_to no_cache no_cache_filter additional_contexts pull extra_hosts isolation network target secrets shm_size tags ulimits platforms privileged
      watch path action target exec include ignore initial_sync
      gpu capabilities driver count device_ids options
      gpu-request capabilities driver count device_ids options
      env-file path required format
      healthcheck test timeout interval retries start_period start_interval disable
      hook command user privileged working_dir environment
      pre-start command image user privileged working_dir environment per_replica
      model name model context_size runtime_flags
      provider type options
      blkio weight weight_device device_read_bps device_read_iops device_write_bps device_write_iops
      device source target permissions
      deploy mode replicas labels update_config rollback_config resources restart_policy placement endpoint_mode
      update parallelism delay failure_action monitor max_failure_ratio order
      limits cpus memory pids
      reservations cpus memory devices generic_resources
      placement constraints preferences max_replicas_per_node
      port name mode host_ip target published protocol app_protocol
      mount type source target read_only consistency bind volume tmpfs image
      mount-bind selinux propagation create_host_path recursive
      mount-tmpfs size mode
      grant source target uid gid mode
      ulimit soft hard
      network name driver driver_opts ipam external internal attachable labels enable_ipv4 enable_ipv6
      ipam driver config options
      ipam-config subnet gateway ip_range aux_addresses
      volume name driver driver_opts external labels
      secret name file environment content external labels driver driver_opts template_driver
      config name file environment content external labels driver driver_opts template_driver
      """;

  /** For each record its attributes and their ranks; a record that is absent is ordered by name. */
  private final Map<String, Map<String, Integer>> ranks = new HashMap<>();

  /** A class with a name: the first lambda of its kind would cost 5 ms. */
  private static final class ByName implements Comparator<MappingNode.Entry> {
    @Override
    public int compare(MappingNode.Entry a, MappingNode.Entry b) {
      return a.key().compareTo(b.key());
    }
  }

  Order() {
    for (String line : RANKS.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      Map<String, Integer> rank = new HashMap<>();
      for (int i = 1; i < words.length; i++) {
        rank.put(words[i], i);
      }
      ranks.put(words[0], rank);
    }
  }

  List<MappingNode.Entry> of(MappingNode mapping, @Nullable Shape shape) {
    Map<String, Integer> rank =
        shape != null && shape.members().orElse(null) instanceof RecordShape record
            ? ranks.getOrDefault(record.name(), Map.of())
            : Map.of();
    List<MappingNode.Entry> ordered = new ArrayList<>(mapping.entries().size());
    List<MappingNode.Entry> others = new ArrayList<>();
    ranked(mapping, rank, ordered, others);
    if (others.size() > 1) {
      others.sort(BY_NAME);
    }
    ordered.addAll(others);
    return ordered;
  }

  /** Entries with a rank in its order, the others behind them: each entry is looked at once. */
  private static void ranked(
      MappingNode mapping,
      Map<String, Integer> rank,
      List<MappingNode.Entry> ordered,
      List<MappingNode.Entry> others) {
    MappingNode.@Nullable Entry[] places = new MappingNode.Entry[rank.size() + 1];
    for (MappingNode.Entry entry : mapping.entries()) {
      Integer place = rank.get(entry.key());
      if (place == null) {
        others.add(entry);
      } else {
        places[place] = entry;
      }
    }
    for (MappingNode.@Nullable Entry entry : places) {
      if (entry != null) {
        ordered.add(entry);
      }
    }
  }

  /** The shape of a member, or null where anything may stand. */
  static @Nullable Shape member(@Nullable Shape shape, String key) {
    if (shape == null) {
      return null;
    }
    Shape.Members members = shape.members().orElse(null);
    if (members instanceof RecordShape record) {
      RecordShape.Attribute attribute = record.attribute(key);
      return attribute == null ? null : attribute.shape();
    }
    return members instanceof Shape.Keyed keyed ? keyed.value() : null;
  }

  /** The shape of an item of a list, or null where anything may stand. */
  static @Nullable Shape item(@Nullable Shape shape) {
    Shape.Items items = shape == null ? null : shape.items().orElse(null);
    return items == null ? null : items.item();
  }
}
