package dev.jstack.schema.canonical;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.ScalarNode;
import dev.jstack.schema.tree.SequenceNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which services count: by profile, and by the names on the command line. */
public final class Activation {
  private final Set<String> profiles;
  private final List<String> named;

  /**
   * Activates services of {@code profiles} ({@code *}: of all), and those named.
   *
   * @param named services of the command line; their profiles need not be active
   */
  public Activation(Set<String> profiles, List<String> named) {
    this.profiles = profiles;
    this.named = named;
  }

  /**
   * The outcome.
   *
   * @param tree with the active services only
   * @param inactive the names of the others
   */
  public record Active(MappingNode tree, Set<String> inactive) {}

  /** {@code tree} with the services that profiles and names activate. */
  public Active byProfile(MappingNode tree) {
    MappingNode services = services(tree);
    Set<String> inactive = new LinkedHashSet<>();
    MappingNode.Builder active = services.toBuilder();
    for (MappingNode.Entry entry : services.entries()) {
      if (!named.contains(entry.key()) && !isActive(entry.value())) {
        inactive.add(entry.key());
        active.remove(entry.key());
      }
    }
    MappingNode kept = withoutOptional(active.build(), inactive);
    return new Active(tree.has("services") ? tree.with("services", kept) : tree, inactive);
  }

  private boolean isActive(Node service) {
    SequenceNode own = service instanceof MappingNode m ? m.sequence("profiles") : null;
    return own == null
        || own.items().isEmpty()
        || profiles.contains("*")
        || own.items().stream()
            .anyMatch(p -> p instanceof ScalarNode s && profiles.contains(s.text()));
  }

  /** What is wanted but not required of an inactive service is no dependency any more. */
  private static MappingNode withoutOptional(MappingNode services, Set<String> inactive) {
    MappingNode.@Nullable Builder changed = null;
    for (MappingNode.Entry entry : services.entries()) {
      MappingNode dependsOn =
          entry.value() instanceof MappingNode service ? service.mapping("depends_on") : null;
      if (dependsOn != null && entry.value() instanceof MappingNode service) {
        MappingNode kept = dependsOn;
        for (MappingNode.Entry on : dependsOn.entries()) {
          if (inactive.contains(on.key()) && !isRequired(on.value())) {
            kept = kept.without(on.key());
          }
        }
        if (kept != dependsOn) {
          MappingNode less =
              kept.isEmpty() ? service.without("depends_on") : service.with("depends_on", kept);
          changed = changed == null ? services.toBuilder() : changed;
          changed.put(entry.with(less));
        }
      }
    }
    return changed == null ? services : changed.build();
  }

  private static boolean isRequired(Node dependency) {
    return !(dependency instanceof MappingNode m && "false".equals(m.text("required")));
  }

  /** {@code tree} with the named services and those that they depend on; all when none is named. */
  public MappingNode byName(MappingNode tree, Diagnostics diagnostics) {
    if (named.isEmpty()) {
      return tree;
    }
    MappingNode services = services(tree);
    Set<String> wanted = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(named);
    while (!open.isEmpty()) {
      String name = open.pop();
      MappingNode service = services.mapping(name);
      if (service == null) {
        refuse(name, tree, services, diagnostics);
      } else if (wanted.add(name)) {
        MappingNode dependsOn = service.mapping("depends_on");
        if (dependsOn != null) {
          dependsOn.keys().stream().filter(services::has).forEach(open::push);
        }
      }
    }
    MappingNode.Builder kept = services.toBuilder();
    services.keys().stream().filter(name -> !wanted.contains(name)).forEach(kept::remove);
    return tree.with("services", kept.build());
  }

  private void refuse(
      String name, MappingNode tree, MappingNode services, Diagnostics diagnostics) {
    if (named.contains(name)) {
      diagnostics.add(
          Diagnostic.error(
                  CanonicalCode.NO_SUCH_SERVICE, tree.range(), "no such service: `" + name + "`")
              .withHint(DidYouMean.question(name, services.keys())));
    }
  }

  private static MappingNode services(MappingNode tree) {
    @Nullable MappingNode services = tree.mapping("services");
    return services == null ? MappingNode.empty(tree.range()) : services;
  }
}
