package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.value.ByteSizes;
import dev.jstack.schema.value.Durations;
import java.time.Duration;
import java.util.List;

/**
 * Words that the format leaves open and that somebody has to understand in the end. {@code docker
 * compose config} lets them pass; its engine refuses them when the service starts.
 */
final class WordRules {
  /** Docker's engine takes no shorter one either. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private static final String COUNTED = "on-failure:";
  private static final List<String> RESTARTS =
      List.of("no", "always", "on-failure", "unless-stopped");
  private static final List<String> PAUSES =
      List.of("interval", "timeout", "start_period", "start_interval");

  private WordRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("restart")) {
      restart(service, out);
    }
    for (View service : stack.having("deploy")) {
      deploy(service, out);
    }
    for (View service : stack.having("pull_policy")) {
      building(service, out);
    }
    for (View service : stack.having("healthcheck")) {
      pauses(service, out);
    }
    for (View service : stack.having("storage_opt")) {
      drive(service, out);
    }
    for (View service : stack.having("logging")) {
      logging(service, out);
    }
  }

  private static void deploy(View service, Diagnostics out) {
    word(
        service,
        List.of("none", "on-failure", "any"),
        out,
        "deploy",
        "restart_policy",
        "condition");
    word(
        service,
        List.of("replicated", "global", "replicated-job", "global-job"),
        out,
        "deploy",
        "mode");
    word(service, List.of("vip", "dnsrr", "dns-rr"), out, "deploy", "endpoint_mode");
    List<String> actions = List.of("pause", "continue", "rollback");
    word(service, actions, out, "deploy", "update_config", "failure_action");
    word(service, actions.subList(0, 2), out, "deploy", "rollback_config", "failure_action");
  }

  private static void building(View service, Diagnostics out) {
    if (service.text("pull_policy").equals("build") && !service.has("build")) {
      out.add(
          Diagnostic.error(
                  MeaningCode.REFUSED,
                  service.place("pull_policy"),
                  WindowsProcessRules.of(service) + "`pull_policy`: jstack does not build images")
              .withHint("write missing, and make the image with `docker build` before"));
    }
  }

  private static void restart(View service, Diagnostics out) {
    String word = service.text("restart");
    boolean counted = word.startsWith(COUNTED) && isCount(word.substring(COUNTED.length()));
    if (!word.isEmpty() && !counted && !RESTARTS.contains(word)) {
      unknown(service, RESTARTS, "on-failure:N", out, "restart");
    }
  }

  private static void word(View service, List<String> words, Diagnostics out, String... path) {
    String word = service.text(path);
    if (!word.isEmpty() && !words.contains(word)) {
      unknown(service, words, out, path);
    }
  }

  private static void unknown(View service, List<String> words, Diagnostics out, String... path) {
    unknown(service, words, "", out, path);
  }

  private static void unknown(
      View service, List<String> words, String form, Diagnostics out, String... path) {
    String word = service.text(path);
    out.add(
        Diagnostic.error(
                MeaningCode.UNKNOWN_WORD,
                service.place(path),
                "%s`%s` cannot be `%s`"
                    .formatted(WindowsProcessRules.of(service), String.join(".", path), word))
            .withLabel(DidYouMean.question(word, words).orElse(""))
            .withHint(
                "write one of " + String.join(", ", words) + (form.isEmpty() ? "" : ", " + form)));
  }

  private static void pauses(View service, Diagnostics out) {
    for (String pause : PAUSES) {
      Node at = service.get("healthcheck", pause);
      if (at != null && isTooShort(View.text(at))) {
        out.add(
            bad(service, at, "`healthcheck." + pause + "` is shorter than a millisecond")
                .withHint("write at least 1ms; 0 stands for the default"));
      }
    }
  }

  private static boolean isTooShort(String pause) {
    Duration time = Durations.parse(pause).orElse(Duration.ZERO);
    return !time.isZero() && time.compareTo(SHORTEST) < 0;
  }

  private static void drive(View service, Diagnostics out) {
    for (MappingNode.Entry option : service.entries("storage_opt")) {
      if (!option.key().equals("size")) {
        out.add(
            Diagnostic.error(
                    MeaningCode.UNKNOWN_WORD,
                    option.keyRange(),
                    WindowsProcessRules.of(service)
                        + "unknown storage option `"
                        + option.key()
                        + "`")
                .withHint("Windows takes `size`"));
      } else if (!isSize(View.text(option.value()))) {
        out.add(bad(service, option.value(), noSize(option.value())).withHint("write 40gb"));
      }
    }
  }

  private static void logging(View service, Diagnostics out) {
    for (MappingNode.Entry option : service.entries("logging", "options")) {
      String value = View.text(option.value());
      switch (option.key()) {
        case "max-size" -> {
          if (!value.equals("-1") && !isSize(value)) {
            out.add(bad(service, option.value(), noSize(option.value())).withHint("write 10m"));
          }
        }
        case "max-file" -> {
          if (!isCount(value)) {
            out.add(
                bad(service, option.value(), "`" + value + "` is no number of files")
                    .withHint("write 1 or more"));
          }
        }
        default ->
            out.add(
                Diagnostic.warning(
                    MeaningCode.IGNORED,
                    option.keyRange(),
                    "%slog option `%s` is ignored: jstack keeps max-size and max-file"
                        .formatted(WindowsProcessRules.of(service), option.key())));
      }
    }
  }

  private static String noSize(Node value) {
    return "`" + View.text(value) + "` is no size";
  }

  private static Diagnostic bad(View service, Node value, String says) {
    return Diagnostic.error(
        MeaningCode.UNKNOWN_WORD, value.range(), WindowsProcessRules.of(service) + says);
  }

  private static boolean isSize(String text) {
    return ByteSizes.parse(text).filter(size -> size > 0).isPresent();
  }

  private static boolean isCount(String text) {
    return text.matches("0*[1-9][0-9]{0,8}");
  }
}
