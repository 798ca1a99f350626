package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.value.Durations;
import java.time.Duration;
import java.util.Locale;

/** What one Windows host wants of placement, updates, labels and probes. */
final class WindowsDeployRules {
  private static final Duration OFTEN = Duration.ofSeconds(5);

  private WindowsDeployRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("deploy")) {
      constraints(service, out);
    }
    for (View service : stack.having("healthcheck")) {
      probes(service, out);
    }
  }

  private static void constraints(View service, Diagnostics out) {
    for (Node constraint : service.items("deploy", "placement", "constraints")) {
      String text = View.text(constraint).toLowerCase(Locale.ROOT).replace(" ", "");
      if (text.matches("node\\.platform\\.os(==?linux|!=windows)")) {
        out.add(
            Diagnostic.error(
                MeaningCode.CONSTRAINT,
                constraint.range(),
                WindowsProcessRules.of(service)
                    + "no Windows host fulfils `"
                    + View.text(constraint)
                    + "`"));
      } else if (!text.matches("node\\.platform\\.os(==windows|!=linux)")) {
        out.add(
            Diagnostic.warning(
                MeaningCode.IGNORED,
                constraint.range(),
                WindowsProcessRules.of(service)
                    + "constraint `"
                    + View.text(constraint)
                    + "` is ignored: there is one host"));
      }
    }
  }

  private static void probes(View service, Diagnostics out) {
    String interval = service.text("healthcheck", "interval");
    if (interval.isEmpty()) {
      return;
    }
    Duration every = Durations.parse(interval).orElse(Duration.ZERO);
    boolean quick = !every.isZero() && every.compareTo(OFTEN) < 0;
    if (quick && !StackView.isLocal(service)) {
      out.add(
          Diagnostic.warning(
              MeaningCode.QUICK_PROBE,
              service.place("healthcheck", "interval"),
              WindowsProcessRules.of(service)
                  + "a check every "
                  + interval
                  + " costs much on Windows"));
    }
  }
}
