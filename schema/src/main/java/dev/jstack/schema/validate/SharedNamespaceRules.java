package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import java.util.List;

/** {@code x-jstack}: namespaces that services share, and keys that were meant to be it. */
final class SharedNamespaceRules {
  private static final String OWN = "x-jstack";
  private static final String DEVICE = "x-jstack-device";

  private SharedNamespaceRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (MappingNode.Entry namespace : stack.root().entries(OWN, "namespaces")) {
      networks(stack, View.of(namespace), out);
    }
    for (View service : stack.having(OWN)) {
      if (!service.text(OWN, "namespace").isEmpty()) {
        ownNetwork(service, "networks", out);
        ownNetwork(service, "network_mode", out);
      }
    }
    slips(stack.root(), out);
    stack.services().forEach(service -> slips(service, out));
  }

  private static void networks(StackView stack, View namespace, Diagnostics out) {
    for (MappingNode.Entry network : namespace.entries("networks")) {
      network(stack, namespace, network.key(), network.keyRange(), out);
    }
    for (Node network : namespace.items("networks")) {
      network(stack, namespace, View.text(network), network.range(), out);
    }
  }

  private static void network(
      StackView stack, View namespace, String name, SourceRange place, Diagnostics out) {
    if (!name.equals("default") && !stack.declares("networks", name)) {
      out.add(
          Diagnostic.error(
                  RuleCode.UNDEFINED,
                  place,
                  "namespace `%s` refers to undefined network `%s`"
                      .formatted(namespace.name(), name))
              .withLabel(DidYouMean.question(name, stack.keys("networks")).orElse(""))
              .withHint("declare it at the top level: `networks: {" + name + ": }`"));
    }
  }

  /** What the file does not say stands where the service does. */
  private static void ownNetwork(View service, String attribute, Diagnostics out) {
    Node own = service.get(attribute);
    if (own != null && !own.range().equals(service.node().range())) {
      out.add(
          Diagnostic.error(
                  RuleCode.NETWORKS_AND_MODE,
                  own.range(),
                  "service `%s` has both `%s` and a namespace of `x-jstack`, which has networks of"
                          .formatted(service.name(), attribute)
                      + " its own")
              .withRelated(service.place(OWN, "namespace"), "the namespace")
              .withHint("remove `" + attribute + "`, or attach the namespace to the network"));
    }
  }

  /** Any key that begins with x- is somebody's; one like ours is most likely ours. */
  private static void slips(View holder, Diagnostics out) {
    for (MappingNode.Entry entry : holder.node().entries()) {
      String key = entry.key();
      boolean foreign = key.startsWith("x-") && !key.equals(OWN) && !key.equals(DEVICE);
      if (foreign && DidYouMean.of(key, List.of(OWN, DEVICE)).isPresent()) {
        out.add(
            Diagnostic.warning(
                    MeaningCode.IGNORED,
                    entry.keyRange(),
                    "`" + key + "` is ignored: keys that begin with x- are notes for people")
                .withLabel(DidYouMean.question(key, List.of(OWN, DEVICE)).orElse("")));
      }
    }
  }
}
