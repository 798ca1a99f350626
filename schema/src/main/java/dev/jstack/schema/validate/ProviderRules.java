package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules on services that programs of the machine bring. */
final class ProviderRules {
  /** What such a service may say; everything else is about a container. */
  private static final Set<String> HEEDED =
      Set.of("provider", "depends_on", "profiles", "labels", "annotations", "attach", "networks");

  private ProviderRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("provider")) {
      unheeded(service, out);
    }
  }

  /** {@code networks} says {@code default} of itself when nothing is written. */
  private static void unheeded(View service, Diagnostics out) {
    List<String> names = new ArrayList<>();
    for (MappingNode.Entry entry : service.node().entries()) {
      String name = entry.key();
      if (!HEEDED.contains(name) && !name.startsWith("x-") && !entry.value().isNull()) {
        names.add(name);
      }
    }
    if (!names.isEmpty()) {
      out.add(
          Diagnostic.warning(
              RuleCode.BESIDE_PROVIDER,
              service.place(names.get(0)),
              "service `%s` is brought by a program: %s %s no effect"
                  .formatted(
                      service.name(),
                      String.join(", ", names),
                      names.size() == 1 ? "has" : "have")));
    }
  }
}
