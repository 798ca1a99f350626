package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.SecretNames;
import dev.jstack.engine.desired.ServiceRuntime;
import dev.jstack.engine.plan.Change.FieldChange;
import dev.jstack.engine.state.ReplicaRecord;
import dev.jstack.schema.model.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which fields of a service differ, with where the new value is written. */
final class FieldDiff {
  private final Origin origin;

  FieldDiff(Origin origin) {
    this.origin = origin;
  }

  /** What people are told of a new container: its image and how it is isolated. */
  List<FieldChange> of(DesiredContainer container) {
    return List.of(
        new FieldChange(
            "image",
            Optional.empty(),
            Optional.of(container.image().reference()),
            origin.of(container.path() + ".image")),
        new FieldChange(
            "isolation",
            Optional.empty(),
            Optional.of(container.isolationReason()),
            Optional.empty()));
  }

  /** What makes {@code container} another one than {@code before}. */
  List<FieldChange> between(ReplicaRecord before, DesiredContainer container) {
    Map<String, String> old = new LinkedHashMap<>(before.fixed().fields());
    Map<String, String> now = new LinkedHashMap<>(container.fixed().fields());
    nameImages(before, container, old, now);
    List<FieldChange> changed = between(old, now, container);
    changed.addAll(inPlace(before, container));
    return changed;
  }

  /** Images go by digest; people know them by name, as long as the names differ. */
  private static void nameImages(
      ReplicaRecord before,
      DesiredContainer container,
      Map<String, String> old,
      Map<String, String> now) {
    String name = container.image().reference();
    if (!old.getOrDefault("image", "").equals(now.get("image"))) {
      boolean renamed = !before.image().equals(name);
      old.put("image", renamed ? before.image() : name + "@" + before.imageDigest());
      now.put("image", renamed ? name : name + "@" + container.image().digest());
    }
  }

  /** What changes without a new container. */
  List<FieldChange> inPlace(ReplicaRecord before, DesiredContainer container) {
    return between(flat(before.runtime()), flat(container.runtime()), container);
  }

  private List<FieldChange> between(
      Map<String, String> before, Map<String, String> after, DesiredContainer container) {
    Set<String> paths = new LinkedHashSet<>(after.keySet());
    paths.addAll(before.keySet());
    List<FieldChange> changed = new ArrayList<>();
    for (String path : paths) {
      Optional<String> old = Optional.ofNullable(before.get(path));
      Optional<String> now = Optional.ofNullable(after.get(path));
      if (!old.equals(now)) {
        changed.add(field(path, old, now, container));
      }
    }
    return changed;
  }

  private FieldChange field(
      String path, Optional<String> old, Optional<String> now, DesiredContainer container) {
    var where = origin.of(container.path() + "." + path);
    if (isSecret(path)) {
      return new FieldChange(path, Optional.empty(), Optional.of(FieldChange.SECRET), where);
    }
    return new FieldChange(path, old, now, where);
  }

  /** Environment whose name says that its value is one is treated as a secret too. */
  private static boolean isSecret(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.startsWith("secrets")
        || lower.startsWith("credential_spec")
        || (lower.startsWith("environment.") || lower.startsWith("pre_start["))
            && SecretNames.sounds(path);
  }

  private static Map<String, String> flat(ServiceRuntime runtime) {
    Map<String, String> flat = new LinkedHashMap<>();
    List<ServiceRuntime.PublishedPort> ports = runtime.ports();
    for (int i = 0; i < ports.size(); i++) {
      ServiceRuntime.PublishedPort port = ports.get(i);
      String path = "ports[" + i + "]";
      flat.put(path + ".target", port.target() + "/" + port.protocol());
      port.published().ifPresent(number -> flat.put(path + ".published", number.toString()));
      port.hostAddress().ifPresent(address -> flat.put(path + ".host_ip", address));
    }
    runtime
        .health()
        .ifPresent(
            probe -> {
              flat.put("healthcheck.test", probe.description());
              flat.put("healthcheck.interval", millis(probe.intervalMillis()));
              flat.put("healthcheck.timeout", millis(probe.timeoutMillis()));
              flat.put("healthcheck.retries", String.valueOf(probe.retries()));
              flat.put("healthcheck.start_period", millis(probe.startPeriodMillis()));
              flat.put("healthcheck.start_interval", millis(probe.startIntervalMillis()));
            });
    if (runtime.job()) {
      flat.put("deploy.mode", "job");
    }
    ServiceRuntime.RestartRule restart = runtime.restart();
    flat.put("restart", restart.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    restart
        .maxAttempts()
        .ifPresent(n -> flat.put("deploy.restart_policy.max_attempts", n.toString()));
    restart.delayMillis().ifPresent(n -> flat.put("deploy.restart_policy.delay", millis(n)));
    restart.windowMillis().ifPresent(n -> flat.put("deploy.restart_policy.window", millis(n)));
    flat.put("stop_grace_period", millis(runtime.stop().graceMillis()));
    runtime.stop().signal().ifPresent(signal -> flat.put("stop_signal", signal));
    limits(runtime.limits(), flat);
    flat.put("logging", runtime.logging().toString());
    hooks("post_start", runtime.postStart(), flat);
    hooks("pre_stop", runtime.preStop(), flat);
    runtime.labels().forEach((name, value) -> flat.put("labels." + name, value));
    runtime.containerName().ifPresent(name -> flat.put("container_name", name));
    return flat;
  }

  private static void limits(ServiceRuntime.LimitValues limits, Map<String, String> flat) {
    limits.memoryInMb().ifPresent(n -> flat.put("mem_limit", n + " MiB"));
    limits.processorCount().ifPresent(n -> flat.put("cpu_count", n.toString()));
    limits.processorWeight().ifPresent(n -> flat.put("cpu_shares", n.toString()));
    limits.processorMaximum().ifPresent(n -> flat.put("cpus", n / 100.0 + "% of the host"));
  }

  private static void hooks(String path, List<?> processes, Map<String, String> flat) {
    for (int i = 0; i < processes.size(); i++) {
      flat.put(path + "[" + i + "]", String.valueOf(processes.get(i)));
    }
  }

  private static String millis(long millis) {
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
