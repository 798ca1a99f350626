package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.value.ByteSizes;
import dev.jstack.schema.value.Decimals;
import java.util.List;

/** Numbers and times that are out of range: nothing waits for less than no time. */
final class NumberRules {
  private static final List<String> OF_UPDATES =
      List.of("parallelism", "delay", "monitor", "max_failure_ratio");

  private NumberRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("healthcheck")) {
      notNegative(service, out, "healthcheck", "retries");
    }
    for (View service : stack.having("deploy")) {
      deploy(service, out);
    }
    for (View service : stack.having("stop_grace_period")) {
      notNegative(service, out, "stop_grace_period");
    }
    for (View service : stack.having("cpu_shares")) {
      notNegative(service, out, "cpu_shares");
    }
    for (View service : stack.having("x-jstack")) {
      speed(service, out);
    }
  }

  private static void deploy(View service, Diagnostics out) {
    for (String rule : List.of("update_config", "rollback_config")) {
      OF_UPDATES.forEach(what -> notNegative(service, out, "deploy", rule, what));
      ratio(service, out, "deploy", rule, "max_failure_ratio");
    }
    for (String what : List.of("max_attempts", "delay", "window")) {
      notNegative(service, out, "deploy", "restart_policy", what);
    }
  }

  private static void notNegative(View service, Diagnostics out, String... path) {
    String text = service.text(path);
    if (text.startsWith("-") && Decimals.parse(text).filter(n -> n.signum() == 0).isEmpty()) {
      refuse(service, out, "is negative", "write 0 or more", path);
    }
  }

  private static void ratio(View service, Diagnostics out, String... path) {
    boolean more = Decimals.parse(service.text(path)).filter(n -> n.doubleValue() > 1).isPresent();
    if (more) {
      refuse(service, out, "is more than all", "write a part of 1, such as 0.25", path);
    }
  }

  private static void speed(View service, Diagnostics out) {
    String iops = service.text("x-jstack", "storage_qos", "iops");
    if (!iops.isEmpty() && !iops.matches("[0-9]{1,18}")) {
      String hint = "write operations a second, such as 500";
      refuse(service, out, "is no number of operations", hint, "x-jstack", "storage_qos", "iops");
    }
    String bytes = service.text("x-jstack", "storage_qos", "bps");
    if (!bytes.isEmpty() && ByteSizes.parse(bytes).filter(size -> size >= 0).isEmpty()) {
      String hint = "write bytes a second, such as 50mb";
      refuse(service, out, "is no size", hint, "x-jstack", "storage_qos", "bps");
    }
  }

  private static void refuse(
      View service, Diagnostics out, String what, String hint, String... path) {
    out.add(
        Diagnostic.error(
                MeaningCode.UNKNOWN_WORD,
                service.place(path),
                "%s`%s`: `%s` %s"
                    .formatted(
                        WindowsProcessRules.of(service),
                        String.join(".", path),
                        service.text(path),
                        what))
            .withHint(hint));
  }
}
