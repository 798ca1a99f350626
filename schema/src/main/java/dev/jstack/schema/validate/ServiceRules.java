package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rules on one service alone. */
final class ServiceRules {
  private static final Set<String> TESTS = Set.of("CMD", "CMD-SHELL", "NONE");

  private ServiceRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.services()) {
      image(service, out);
    }
    for (View service : stack.having("storage_opt")) {
      storage(service, out);
    }
    for (View service : stack.having("network_mode")) {
      networkMode(service, out);
    }
    for (View service : stack.having("healthcheck")) {
      healthcheck(service, out);
    }
    for (View service : stack.having("scale")) {
      negative(service, service.number("scale"), service.place("scale"), out);
    }
    for (View service : stack.having("deploy")) {
      replicas(service, out);
      devices(service.mappings("deploy", "resources", "reservations", "devices"), out);
    }
    for (View service : stack.having("gpus")) {
      devices(service.mappings("gpus"), out);
    }
    for (View service : stack.having("container_name")) {
      containerName(service, out);
    }
    for (View service : stack.having("credential_spec")) {
      credentialSpec(service, out);
    }
    for (View service : stack.having("pull_refresh_after")) {
      refresh(service, out);
    }
    BuildRules.check(stack, out);
    containerNames(stack, out);
  }

  private static void image(View service, Diagnostics out) {
    boolean none = !service.has("image") && !service.has("build") && !service.has("provider");
    if (none) {
      out.add(
          Diagnostic.error(
                  RuleCode.NO_IMAGE,
                  service.at(),
                  "service `" + service.name() + "` has neither image nor build")
              .withHint("add `image:`"));
    }
  }

  private static void storage(View service, Diagnostics out) {
    for (MappingNode.Entry option : service.entries("storage_opt")) {
      if (!(option.value() instanceof ScalarNode)) {
        out.add(
            Diagnostic.error(
                    RuleCode.NO_TEXT,
                    option.value().range(),
                    "`storage_opt."
                        + option.key()
                        + "` of service `"
                        + service.name()
                        + "` is "
                        + option.value().describe())
                .withHint(RuleCode.NO_TEXT.cure()));
      }
    }
  }

  private static void networkMode(View service, Diagnostics out) {
    if (service.has("network_mode") && service.has("networks")) {
      out.add(
          Diagnostic.error(
                  RuleCode.NETWORKS_AND_MODE,
                  service.place("network_mode"),
                  "service `" + service.name() + "` has both network_mode and networks")
              .withRelated(service.place("networks"), "the networks"));
    }
  }

  private static void healthcheck(View service, Diagnostics out) {
    if (service.get("healthcheck", "test") instanceof SequenceNode test
        && !test.items().isEmpty()) {
      String first = View.text(test.items().get(0));
      if (!TESTS.contains(first)) {
        out.add(
            Diagnostic.error(
                    RuleCode.BAD_HEALTHCHECK,
                    test.items().get(0).range(),
                    "the test of service `" + service.name() + "` begins with `" + first + "`")
                .withHint("begin it with CMD, CMD-SHELL or NONE"));
      }
    }
  }

  private static void replicas(View service, Diagnostics out) {
    Optional<Long> replicas = service.number("deploy", "replicas");
    negative(service, replicas, service.place("deploy", "replicas"), out);
  }

  private static void negative(
      View service, Optional<Long> count, SourceRange place, Diagnostics out) {
    if (count.isPresent() && count.get() < 0) {
      out.add(
          Diagnostic.error(
              RuleCode.NEGATIVE,
              place,
              "service `" + service.name() + "`: " + count.get() + " replicas"));
    }
  }

  private static void containerName(View service, Diagnostics out) {
    if (service.has("container_name") && StackView.replicas(service) > 1) {
      out.add(
          Diagnostic.error(
                  RuleCode.FIXED_NAME,
                  service.place("container_name"),
                  StackView.replicas(service)
                      + " replicas of service `"
                      + service.name()
                      + "` cannot all be called `"
                      + service.text("container_name")
                      + "`")
              .withHint("remove container_name: replicas are named by number"));
    }
  }

  private static void containerNames(StackView stack, Diagnostics out) {
    Map<String, View> taken = new HashMap<>();
    for (View service : stack.having("container_name")) {
      String name = service.text("container_name");
      View before = name.isEmpty() ? null : taken.putIfAbsent(name, service);
      if (before != null) {
        out.add(
            Diagnostic.error(
                    RuleCode.SAME_NAME,
                    service.place("container_name"),
                    "container name `"
                        + name
                        + "` is already in use by service `"
                        + before.name()
                        + "`")
                .withRelated(before.place("container_name"), "here"));
      }
    }
  }

  private static void devices(List<View> devices, Diagnostics out) {
    for (View device : devices) {
      deviceCount(device, out);
    }
  }

  private static void deviceCount(View device, Diagnostics out) {
    if (device.has("count") && device.has("device_ids")) {
      out.add(
          Diagnostic.error(
              RuleCode.DEVICE_COUNT,
              device.place("count"),
              "service `" + device.name() + "` gives both count and device_ids of a device"));
    }
  }

  static void reservedLabels(StackView stack, Diagnostics out) {
    for (View service : stack.having("labels")) {
      labels(service, out);
    }
  }

  private static void labels(View service, Diagnostics out) {
    for (MappingNode.Entry label : service.entries("labels")) {
      if (label.key().startsWith("com.docker.compose")) {
        out.add(
            Diagnostic.error(
                RuleCode.RESERVED_LABEL,
                label.keyRange(),
                "label `" + label.key() + "` of service `" + service.name() + "` is reserved"));
      }
    }
  }

  private static void refresh(View service, Diagnostics out) {
    String policy = service.text("pull_policy");
    if (service.has("pull_refresh_after") && !policy.isEmpty() && !policy.equals("refresh")) {
      out.add(
          Diagnostic.warning(
                  RuleCode.NO_REFRESH,
                  service.place("pull_refresh_after"),
                  "service `"
                      + service.name()
                      + "`: pull_refresh_after has no effect with `pull_policy: "
                      + policy
                      + "`")
              .withRelated(service.place("pull_policy"), "the policy"));
    }
  }

  private static void credentialSpec(View service, Diagnostics out) {
    if (service.has("credential_spec")) {
      View spec =
          new View(
              service.name(),
              service.place("credential_spec"),
              (MappingNode) java.util.Objects.requireNonNull(service.get("credential_spec")));
      FileRules.exactlyOne(
          spec, "credential spec of service", List.of("config", "file", "registry"), out);
    }
  }
}
