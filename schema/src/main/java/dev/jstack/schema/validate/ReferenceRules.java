package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import java.util.List;

/** Rules on names that services use of each other and of the top level. */
final class ReferenceRules {
  private ReferenceRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("networks")) {
      networks(stack, service, out);
    }
    for (View service : stack.having("volumes")) {
      volumes(stack, service, out);
    }
    for (View service : stack.having("secrets")) {
      grants(stack, service, "secrets", "secret", service.mappings("secrets"), out);
    }
    for (View service : stack.having("configs")) {
      grants(stack, service, "configs", "config", service.mappings("configs"), out);
    }
    for (View service : stack.having("build")) {
      grants(stack, service, "secrets", "build secret", service.mappings("build", "secrets"), out);
    }
    for (View service : stack.having("models")) {
      models(stack, service, out);
    }
    for (View service : stack.having("x-jstack")) {
      namespace(stack, service, out);
    }
    for (View service : stack.having("depends_on")) {
      dependencies(stack, service, out);
    }
    for (View service : stack.having("network_mode")) {
      sharedNetwork(stack, service, out);
    }
    for (View service : stack.having("links")) {
      links(service, out);
    }
    for (View service : stack.having("volumes_from")) {
      volumesFrom(stack, service, out);
    }
  }

  private static void networks(StackView stack, View service, Diagnostics out) {
    for (MappingNode.Entry entry : service.entries("networks")) {
      boolean implied = entry.key().equals("default");
      if (!implied && !stack.declares("networks", entry.key())) {
        out.add(undefined(stack, service, "networks", "network", entry.key(), entry.keyRange()));
      }
    }
  }

  private static void volumes(StackView stack, View service, Diagnostics out) {
    for (View mount : service.mappings("volumes")) {
      String source = mount.text("source");
      boolean named = mount.text("type").equals("volume") && !source.isEmpty();
      if (named && !stack.declares("volumes", source)) {
        out.add(undefined(stack, service, "volumes", "volume", source, mount.place("source")));
      }
    }
  }

  private static void grants(
      StackView stack, View service, String kind, String word, List<View> grants, Diagnostics out) {
    for (View grant : grants) {
      String source = grant.text("source");
      if (!stack.declares(kind, source)) {
        out.add(undefined(stack, service, kind, word, source, grant.place("source")));
      }
    }
  }

  private static void models(StackView stack, View service, Diagnostics out) {
    for (MappingNode.Entry entry : service.entries("models")) {
      if (!stack.declares("models", entry.key())) {
        out.add(undefined(stack, service, "models", "model", entry.key(), entry.keyRange()));
      }
    }
  }

  private static void namespace(StackView stack, View service, Diagnostics out) {
    String name = service.text("x-jstack", "namespace");
    if (name.isEmpty()) {
      return;
    }
    boolean known =
        stack.root().entries("x-jstack", "namespaces").stream()
            .anyMatch(entry -> entry.key().equals(name));
    if (!known) {
      out.add(
          error(service, "namespace", name, service.place("x-jstack", "namespace"))
              .withHint("declare it at the top level under x-jstack.namespaces"));
    }
  }

  private static void dependencies(StackView stack, View service, Diagnostics out) {
    for (View dependency : service.children("depends_on")) {
      dependency(stack, service, dependency.name(), dependency.at(), out);
    }
  }

  private static void sharedNetwork(StackView stack, View service, Diagnostics out) {
    String owner = StackView.sharedNetwork(service).orElse("");
    if (!owner.isEmpty() && !service.has("depends_on", owner)) {
      dependency(stack, service, owner, service.place("network_mode"), out);
    }
  }

  private static void links(View service, Diagnostics out) {
    for (Node link : service.items("links")) {
      if (View.text(link).chars().filter(c -> c == ':').count() > 1) {
        out.add(
            error(service, "service", View.text(link), link.range())
                .withHint("write `service` or `service:alias`"));
      }
    }
  }

  private static void volumesFrom(StackView stack, View service, Diagnostics out) {
    for (Node item : service.items("volumes_from")) {
      String source = View.text(item);
      String name = source.split(":", -1)[0];
      if (!source.startsWith("container:") && !service.has("depends_on", name)) {
        dependency(stack, service, name, item.range(), out);
      }
    }
  }

  private static void dependency(
      StackView stack, View service, String name, SourceRange place, Diagnostics out) {
    if (stack.isInactive(name)) {
      out.add(
          Diagnostic.error(
                  RuleCode.INACTIVE,
                  place,
                  "service `" + service.name() + "` needs `" + name + "`, which is switched off")
              .withHint("switch on one of its profiles, or write `required: false`"));
    } else if (!stack.declares("services", name)) {
      out.add(undefined(stack, service, "services", "service", name, place));
    }
  }

  private static Diagnostic undefined(
      StackView stack, View service, String kind, String word, String name, SourceRange place) {
    Diagnostic error = error(service, word, name, place);
    return DidYouMean.question(name, stack.keys(kind))
        .map(error::withLabel)
        .orElseGet(
            () ->
                kind.equals("services")
                    ? error
                    : kind.equals("volumes") && isPath(name)
                        ? error.withHint("`type: bind` mounts a directory of the host")
                        : error.withHint(
                            "declare it at the top level: `" + kind + ": {" + name + ": }`"));
  }

  private static boolean isPath(String name) {
    return name.startsWith(".") || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
  }

  private static Diagnostic error(View service, String word, String name, SourceRange place) {
    return Diagnostic.error(
        RuleCode.UNDEFINED,
        place,
        "service `" + service.name() + "` refers to undefined " + word + " `" + name + "`");
  }
}
