package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.Node;
import java.util.List;

/** Rules on how a service is built and rebuilt, which any Compose tool has. */
final class BuildRules {
  private BuildRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("build")) {
      dockerfile(service, out);
      platform(service, out);
    }
    for (View service : stack.having("develop")) {
      watch(service, out);
    }
  }

  private static void dockerfile(View service, Diagnostics out) {
    if (service.has("build", "dockerfile") && service.has("build", "dockerfile_inline")) {
      out.add(
          Diagnostic.error(
                  RuleCode.TWO_DOCKERFILES,
                  service.place("build", "dockerfile_inline"),
                  "service `" + service.name() + "` has both dockerfile and dockerfile_inline")
              .withRelated(service.place("build", "dockerfile"), "the other one"));
    }
  }

  private static void platform(View service, Diagnostics out) {
    List<Node> built = service.items("build", "platforms");
    String platform = service.text("platform");
    if (!built.isEmpty()
        && !platform.isEmpty()
        && built.stream().noneMatch(one -> View.text(one).equals(platform))) {
      out.add(
          Diagnostic.error(
                  RuleCode.BUILD_PLATFORM,
                  service.place("platform"),
                  "service `" + service.name() + "` is not built for `" + platform + "`")
              .withRelated(service.place("build", "platforms"), "it is built for these")
              .withHint(RuleCode.BUILD_PLATFORM.cure()));
    }
  }

  private static void watch(View service, Diagnostics out) {
    for (View watch : service.mappings("develop", "watch")) {
      if (watch.text("action").startsWith("sync") && !watch.has("target")) {
        out.add(
            Diagnostic.error(
                RuleCode.WATCH_TARGET,
                watch.at(),
                "a sync of service `" + service.name() + "` has no target"));
      }
    }
  }
}
