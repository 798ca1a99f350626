package dev.jstack.schema.canonical;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Whether secrets and configs that come from variables, and that a service uses, have content. */
public final class Contents {
  private Contents() {}

  /** Tells what {@code variables} does not have. */
  public static void check(
      MappingNode tree, Function<String, Optional<String>> variables, Diagnostics diagnostics) {
    check(tree, "secrets", "secret", variables, diagnostics);
    check(tree, "configs", "config", variables, diagnostics);
  }

  private static void check(
      MappingNode tree,
      String section,
      String word,
      Function<String, Optional<String>> variables,
      Diagnostics diagnostics) {
    MappingNode sources = tree.mapping(section);
    if (sources == null) {
      return;
    }
    for (String name : used(tree, section)) {
      MappingNode source = sources.mapping(name);
      if (source != null
          && source.get("environment") instanceof ScalarNode variable
          && variables.apply(variable.text()).isEmpty()) {
        diagnostics.add(
            Diagnostic.error(
                    CanonicalCode.SOURCE_MISSING,
                    variable.range(),
                    "environment variable `"
                        + variable.text()
                        + "` required by "
                        + word
                        + " `"
                        + name
                        + "` is not set")
                .withHint(CanonicalCode.SOURCE_MISSING.cure()));
      }
    }
  }

  private static Set<String> used(MappingNode tree, String section) {
    Set<String> names = new LinkedHashSet<>();
    MappingNode services = tree.mapping("services");
    if (services != null) {
      for (MappingNode.Entry entry : services.entries()) {
        SequenceNode grants =
            entry.value() instanceof MappingNode service ? service.sequence(section) : null;
        if (grants != null) {
          grants.items().forEach(grant -> names.add(source(grant)));
        }
      }
    }
    return names;
  }

  private static String source(Node grant) {
    String source = grant instanceof MappingNode mapping ? mapping.text("source") : null;
    return source == null ? "" : source;
  }
}
