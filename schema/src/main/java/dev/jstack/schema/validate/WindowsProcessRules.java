package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.schema.tree.MappingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Windows wants of a service's process, its user and its processors. */
final class WindowsProcessRules {
  private static final List<String> ISOLATIONS = List.of("default", "process", "hyperv");
  private static final List<String> SIGNALS =
      List.of(
          "TERM",
          "INT",
          "QUIT",
          "KILL",
          "15",
          "2",
          "3",
          "9",
          "CTRLSHUTDOWN",
          "CTRLC",
          "CTRLBREAK",
          "CTRLCLOSE",
          "CTRLLOGOFF");

  private static final String SHIM_ANNOTATIONS = "io.microsoft.";

  /** In characters; what CreateProcess takes for one variable. */
  private static final int LONGEST_VARIABLE = 32_767;

  private WindowsProcessRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("isolation")) {
      isolation(service, out);
    }
    for (View service : stack.having("platform")) {
      platform(service, out);
    }
    for (View service : stack.having("user")) {
      user(service, out);
    }
    for (View service : stack.having("hostname")) {
      hostname(service, out);
    }
    for (View service : stack.having("stop_signal")) {
      stopSignal(service, out);
    }
    for (View service : stack.having("environment")) {
      environment(service, out);
    }
    for (View service : stack.having("annotations")) {
      annotations(service, out);
    }
    for (View service : stack.having("cpu_percent")) {
      fraction(service, "cpu_percent", out);
    }
    for (View service : stack.having("cpu_shares")) {
      fraction(service, "cpu_shares", out);
      weight(service, out);
    }
  }

  private static void isolation(View service, Diagnostics out) {
    String isolation = service.text("isolation").toLowerCase(Locale.ROOT);
    if (!isolation.isEmpty() && !ISOLATIONS.contains(isolation)) {
      out.add(
          Diagnostic.error(
                  MeaningCode.ISOLATION,
                  service.place("isolation"),
                  of(service)
                      + "invalid isolation ("
                      + service.text("isolation")
                      + "): Windows supports 'default', 'process', or 'hyperv'")
              .withLabel(DidYouMean.question(isolation, ISOLATIONS).orElse("")));
    }
  }

  private static void platform(View service, Diagnostics out) {
    String platform = service.text("platform").toLowerCase(Locale.ROOT);
    boolean windows =
        platform.matches("windows(\\([^)]*\\))?(/(amd64|x86_64|arm64|aarch64)(/.*)?)?");
    if (!platform.isEmpty() && !windows) {
      out.add(
          Diagnostic.error(
              MeaningCode.PLATFORM,
              service.place("platform"),
              of(service)
                  + "platform "
                  + service.text("platform")
                  + " cannot run on a Windows host"));
    }
  }

  private static void user(View service, Diagnostics out) {
    String user = service.text("user");
    boolean numbers =
        !user.isEmpty() && user.chars().allMatch(c -> Character.isDigit(c) || c == ':');
    if (numbers || user.indexOf(':') > 0) {
      out.add(
          Diagnostic.error(
                  MeaningCode.USER, service.place("user"), of(service) + "Windows users are names")
              .withHint("write a name such as ContainerUser, or remove `user`"));
    }
  }

  private static void hostname(View service, Diagnostics out) {
    String name = service.text("hostname");
    if (name.isEmpty()) {
      return;
    }
    String label = name.split("\\.", 2)[0];
    if (label.length() > 63 || !label.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?")) {
      out.add(
          Diagnostic.error(
              MeaningCode.HOSTNAME,
              service.place("hostname"),
              of(service) + "`" + name + "` is no host name: letters, digits, dashes, at most 63"));
    } else if (label.length() > 15) {
      out.add(
          Diagnostic.warning(
              MeaningCode.HOSTNAME,
              service.place("hostname"),
              of(service) + "Windows cuts the NetBIOS form of `" + name + "` at 15 characters"));
    }
  }

  private static void stopSignal(View service, Diagnostics out) {
    String signal = service.text("stop_signal").toUpperCase(Locale.ROOT);
    String name = signal.startsWith("SIG") ? signal.substring(3) : signal;
    if (!name.isEmpty() && !SIGNALS.contains(name)) {
      out.add(
          Diagnostic.error(
                  MeaningCode.STOP_SIGNAL,
                  service.place("stop_signal"),
                  of(service) + "Windows has no signal " + service.text("stop_signal"))
              .withHint("use SIGTERM (shutdown), SIGINT (Ctrl-C), CTRLBREAK or SIGKILL"));
    }
  }

  private static void environment(View service, Diagnostics out) {
    Map<String, MappingNode.Entry> seen = new HashMap<>();
    for (MappingNode.Entry variable : service.entries("environment")) {
      tooLong(service, variable, out);
      MappingNode.Entry before =
          seen.putIfAbsent(variable.key().toUpperCase(Locale.ROOT), variable);
      if (before != null) {
        out.add(
            Diagnostic.warning(
                    MeaningCode.SAME_VARIABLE,
                    variable.keyRange(),
                    of(service)
                        + "`"
                        + variable.key()
                        + "` and `"
                        + before.key()
                        + "` are one variable on Windows")
                .withRelated(before.keyRange(), "the other one"));
      }
    }
  }

  /** hcsshim takes orders by annotations; jstack does not go through it. */
  private static void annotations(View service, Diagnostics out) {
    for (MappingNode.Entry annotation : service.entries("annotations")) {
      if (annotation.key().startsWith(SHIM_ANNOTATIONS)) {
        out.add(
            Diagnostic.warning(
                MeaningCode.IGNORED,
                annotation.keyRange(),
                "%sannotation `%s` is ignored: it is an order for hcsshim"
                    .formatted(of(service), annotation.key())));
      }
    }
  }

  private static void tooLong(View service, MappingNode.Entry variable, Diagnostics out) {
    int length = View.text(variable.value()).length();
    if (length > LONGEST_VARIABLE) {
      out.add(
          Diagnostic.error(
              MeaningCode.LONG_VARIABLE,
              variable.keyRange(),
              of(service) + "`" + variable.key() + "` has " + length + " characters"));
    }
  }

  private static void fraction(View service, String other, Diagnostics out) {
    boolean fraction = service.has("cpus") || service.has("deploy", "resources", "limits", "cpus");
    if (fraction && !service.text(other).isEmpty() && !service.text(other).equals("0")) {
      out.add(
          Diagnostic.error(
              MeaningCode.CPU,
              service.place(other),
              of(service) + "`cpus` and `" + other + "` exclude each other on Windows"));
    }
  }

  private static void weight(View service, Diagnostics out) {
    if (service.number("cpu_shares").orElse(0L) > 10_000) {
      out.add(
          Diagnostic.warning(
              MeaningCode.CPU,
              service.place("cpu_shares"),
              of(service) + "cpu_shares is a weight from 1 to 10000 on Windows; 10000 is taken"));
    }
  }

  /** The beginning of a message about a service. */
  static String of(View service) {
    return "service `" + service.name() + "`: ";
  }
}
