package dev.jstack.schema.bind;

import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.Isolation;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.ServiceName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One service. */
final class ServiceBinder {
  private ServiceBinder() {}

  static Service bind(String name, Fields service) {
    return new Service(
        new ServiceName(name),
        service.text("image"),
        PolicyBinder.pull(service),
        service.text("platform"),
        ProcessBinder.process(service),
        isolation(service.text("isolation").orElse("default")),
        NetworkBinder.networking(service),
        NetworkBinder.ports(service.list("ports")),
        MountBinder.mounts(service),
        MountBinder.grants(service, "secrets"),
        MountBinder.grants(service, "configs"),
        dependencies(service.child("depends_on")),
        ProcessBinder.healthcheck(service),
        PolicyBinder.restart(service),
        PolicyBinder.scaling(service),
        PolicyBinder.limits(service),
        ProcessBinder.stop(service),
        ProcessBinder.hooks(service),
        PolicyBinder.logging(service),
        DeviceBinder.devices(service),
        DeviceBinder.credentialSpec(service),
        service.child("storage_opt").bytes("size"),
        service.text("container_name"),
        labels(service),
        service.texts("profiles"));
  }

  private static Isolation isolation(String word) {
    for (Isolation isolation : Isolation.values()) {
      if (isolation.word().equals(word.toLowerCase(Locale.ROOT))) {
        return isolation;
      }
    }
    return Isolation.DEFAULT;
  }

  static List<Dependency> dependencies(Fields dependsOn) {
    List<Dependency> dependencies = new ArrayList<>();
    dependsOn.each(
        on -> {
          if (ServiceName.isLegal(on.key())) {
            dependencies.add(dependency(on));
          }
        });
    return dependencies;
  }

  private static Dependency dependency(Fields.Named on) {
    return new Dependency(
        new ServiceName(on.key()),
        condition(on.fields().text("condition").orElse("")),
        on.fields().flagOr("required", true),
        on.fields().flag("restart"));
  }

  private static Dependency.Condition condition(String word) {
    for (Dependency.Condition condition : Dependency.Condition.values()) {
      if (condition.word().equals(word)) {
        return condition;
      }
    }
    return Dependency.Condition.STARTED;
  }

  private static Map<String, String> labels(Fields service) {
    Map<String, String> labels = new LinkedHashMap<>(service.map("annotations"));
    labels.putAll(service.map("labels"));
    return labels;
  }
}
