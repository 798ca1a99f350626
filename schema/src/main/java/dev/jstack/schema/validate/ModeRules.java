package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.value.DeployMode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code deploy.mode} asks of replicas and restarts. */
final class ModeRules {
  private static final String HINT = "leave the policy away, or let it be on-failure";
  private static final Set<String> WHATEVER_THE_CODE = Set.of("always", "unless-stopped", "any");

  private ModeRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("deploy")) {
      String mode = service.text("deploy", "mode");
      if (DeployMode.isGlobal(mode)) {
        replicas(service, service.get("deploy", "replicas"), mode, out);
        replicas(service, service.get("scale"), mode, out);
      }
      if (DeployMode.isJob(mode)) {
        boolean deployed = service.has("deploy", "restart_policy");
        restart(
            service,
            deployed
                ? service.get("deploy", "restart_policy", "condition")
                : service.get("restart"),
            out);
      }
    }
  }

  private static void replicas(
      View service, @Nullable Node replicas, String mode, Diagnostics out) {
    if (replicas != null && !View.text(replicas).equals("1")) {
      out.add(
          Diagnostic.warning(
              MeaningCode.IGNORED,
              replicas.range(),
              "%s%s replicas are ignored: `%s` is one on one machine"
                  .formatted(WindowsProcessRules.of(service), View.text(replicas), mode)));
    }
  }

  private static void restart(View service, @Nullable Node policy, Diagnostics out) {
    if (policy != null && WHATEVER_THE_CODE.contains(View.text(policy))) {
      out.add(
          Diagnostic.error(
                  MeaningCode.ENDLESS_JOB,
                  policy.range(),
                  "%s`%s` would start the job again after it did its work"
                      .formatted(WindowsProcessRules.of(service), View.text(policy)))
              .withRelated(service.place("deploy", "mode"), "the job")
              .withHint(HINT));
    }
  }
}
