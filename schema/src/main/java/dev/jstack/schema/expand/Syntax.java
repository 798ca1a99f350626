package dev.jstack.schema.expand;

import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.TreeRule;

/** The attributes whose short syntax is like no other's. */
enum Syntax implements TreeRule<Scope> {
  BUILD_SSH,
  COMMAND,
  COMMANDS_OF_SERVICE,
  DEPENDENCIES,
  DEVICE,
  DEVICE_COUNT,
  EXTERNAL,
  EXTRA_HOSTS,
  GPUS,
  HEALTH_TEST,
  PORTS,
  PROVIDER_OPTIONS,
  VOLUME;

  @Override
  public Node apply(Node node, Scope scope) {
    return switch (this) {
      case BUILD_SSH -> ExtraHosts.ssh(node);
      case COMMAND -> CommandText.expand(node, scope);
      case COMMANDS_OF_SERVICE -> CommandText.inSyntax(node, scope);
      case DEPENDENCIES -> Dependencies.expand(node);
      case DEVICE -> DeviceSyntax.mapping(node, scope);
      case DEVICE_COUNT -> DeviceSyntax.count(node, scope);
      case EXTERNAL -> ExternalName.expand(node, scope);
      case EXTRA_HOSTS -> ExtraHosts.expand(node);
      case GPUS -> DeviceSyntax.gpus(node);
      case HEALTH_TEST -> Healthchecks.test(node);
      case PORTS -> PortSyntax.expand(node, scope);
      case PROVIDER_OPTIONS -> ProviderOptions.expand(node, scope);
      case VOLUME -> VolumeSyntax.expand(node, scope);
    };
  }
}
