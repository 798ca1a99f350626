package dev.jstack.schema.canonical;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;

/** Spells out what a stack implies: the default network, full names, dependencies. */
public final class Normalizer {
  private static final List<String> NAMED = List.of("networks", "volumes", "secrets", "configs");

  private final String project;

  public Normalizer(String project) {
    this.project = project;
  }

  /** {@code tree} with all of that. */
  public MappingNode normalize(MappingNode tree) {
    MappingNode result = tree;
    MappingNode services = tree.mapping("services");
    if (services != null) {
      MappingNode implied = services(services);
      result = withDefaultNetwork(result.with("services", implied), implied);
    }
    for (String section : NAMED) {
      MappingNode resources = result.mapping(section);
      if (resources != null) {
        result = result.with(section, named(resources));
      }
    }
    return result;
  }

  private static MappingNode service(MappingNode service) {
    MappingNode full = ImpliedDependencies.add(service);
    boolean joins = full.has("network_mode") || full.has("provider");
    if (!joins && !full.has("networks")) {
      MappingNode networks =
          MappingNode.builder(full.range()).put("default", ScalarNode.nullAt(full.range())).build();
      full = full.with("networks", networks);
    }
    full = withImageOfService(full);
    MappingNode build = full.mapping("build");
    return build == null ? full : full.with("build", build(build));
  }

  /** Hooks before the start run in the image of the service unless they name one. */
  private static MappingNode withImageOfService(MappingNode service) {
    SequenceNode hooks = service.sequence("pre_start");
    String image = service.text("image");
    if (hooks == null || image == null || image.isEmpty()) {
      return service;
    }
    List<Node> full = new ArrayList<>();
    for (Node hook : hooks.items()) {
      full.add(
          hook instanceof MappingNode mapping && !mapping.has("image")
              ? mapping.toBuilder().putText("image", image).build()
              : hook);
    }
    return service.with("pre_start", new SequenceNode(full, hooks.range()));
  }

  private static MappingNode build(MappingNode build) {
    MappingNode.Builder full = build.toBuilder();
    if (!build.has("dockerfile") && !build.has("dockerfile_inline")) {
      full.putText("dockerfile", "Dockerfile");
    }
    return full.build();
  }

  private static MappingNode withDefaultNetwork(MappingNode tree, MappingNode services) {
    MappingNode networks = tree.mapping("networks");
    boolean used = false;
    for (MappingNode.Entry entry : services.entries()) {
      used |= usesDefault(entry.value());
    }
    if (!used || networks != null && networks.has("default")) {
      return tree;
    }
    MappingNode all = networks == null ? MappingNode.empty(tree.range()) : networks;
    return tree.with("networks", all.with("default", ScalarNode.nullAt(tree.range())));
  }

  private static boolean usesDefault(Node node) {
    MappingNode networks = node instanceof MappingNode service ? service.mapping("networks") : null;
    return networks != null && networks.has("default");
  }

  private MappingNode named(MappingNode resources) {
    MappingNode.Builder named = MappingNode.builder(resources.range());
    for (MappingNode.Entry entry : resources.entries()) {
      MappingNode resource =
          entry.value() instanceof MappingNode mapping
              ? mapping
              : MappingNode.empty(entry.value().range());
      boolean external = resource.get("external") instanceof ScalarNode e && e.isTrue();
      String name = external ? entry.key() : project + "_" + entry.key();
      named.put(
          entry.with(
              resource.has("name")
                  ? resource
                  : resource.with("name", ScalarNode.text(name, entry.keyRange()))));
    }
    return named.build();
  }

  private static MappingNode services(MappingNode services) {
    MappingNode.Builder changed = MappingNode.builder(services.range());
    for (MappingNode.Entry entry : services.entries()) {
      changed.put(entry.value() instanceof MappingNode value ? entry.with(service(value)) : entry);
    }
    return changed.build();
  }
}
