package dev.jstack.schema.expand;

import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;

/** {@code external: {name: x}}, deprecated but in half of the real Windows stacks. */
final class ExternalName {
  private ExternalName() {}

  static Node expand(Node node, Scope scope) {
    if (!(node instanceof MappingNode resource)) {
      return node;
    }
    MappingNode external = resource.mapping("external");
    if (external == null || !isKnown(external)) {
      return node; // what is wrong with it is told when the structure is checked
    }
    MappingNode.Builder full =
        resource.toBuilder().put("external", ScalarNode.bool(true, external.range()));
    Node name = external.get("name");
    if (name == null) {
      return full.build();
    }
    if (resource.has("name")) {
      scope.refuse(
          ExpandCode.EXTERNAL_NAME,
          name,
          scope.path() + ": name and external.name conflict; only use name");
      return node;
    }
    scope.note(ExpandCode.EXTERNAL_OLD, external, scope.path() + ": external.name is deprecated");
    return full.put("name", name).build();
  }

  private static boolean isKnown(MappingNode external) {
    for (MappingNode.Entry entry : external.entries()) {
      if (!entry.key().equals("name") && !entry.key().startsWith("x-")) {
        return false;
      }
    }
    return true;
  }
}
