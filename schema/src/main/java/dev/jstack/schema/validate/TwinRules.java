package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;

/** Rules on attributes that exist twice: on the service and under {@code deploy}. */
final class TwinRules {
  private TwinRules() {}

  static void check(StackView stack, Diagnostics out) {
    twins(stack, "scale", "deploy.replicas", out);
    twins(stack, "cpus", "deploy.resources.limits.cpus", out);
    twins(stack, "mem_limit", "deploy.resources.limits.memory", out);
    twins(stack, "mem_reservation", "deploy.resources.reservations.memory", out);
    twins(stack, "pids_limit", "deploy.resources.limits.pids", out);
  }

  private static void twins(StackView stack, String one, String other, Diagnostics out) {
    for (View service : stack.having(one)) {
      twins(service, one, other, out);
    }
  }

  private static void twins(View service, String one, String other, Diagnostics out) {
    String[] second = other.split("\\.");
    String a = service.text(one);
    String b = service.text(second);
    if (!a.isEmpty() && !b.isEmpty() && !same(a, b)) {
      out.add(
          Diagnostic.error(
                  RuleCode.TWO_ANSWERS,
                  service.place(one),
                  "service `%s`: can't set distinct values on '%s' and '%s'"
                      .formatted(service.name(), one, other))
              .withRelated(service.place(second), "the other value"));
    }
  }

  private static boolean same(String a, String b) {
    try {
      return a.equals(b) || Double.parseDouble(a) == Double.parseDouble(b);
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
