package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules on top-level secrets, configs, volumes and networks. */
final class FileRules {
  private static final List<String> SECRET = List.of("file", "environment", "external");
  private static final List<String> CONFIG = List.of("file", "environment", "content", "external");

  /** What an external element may say of itself. */
  private static final Set<String> NAMES = Set.of("external", "name");

  private FileRules() {}

  static void check(StackView stack, Diagnostics out) {
    sources(stack, out);
    external(stack, out);
  }

  private static void sources(StackView stack, Diagnostics out) {
    for (View secret : stack.root().children("secrets")) {
      if (!secret.has("driver") || given(secret, SECRET).size() > 1) {
        exactlyOne(secret, "secret", SECRET, out);
      }
    }
    for (View config : stack.root().children("configs")) {
      exactlyOne(config, "config", CONFIG, out);
    }
  }

  static void exactlyOne(View element, String kind, List<String> sources, Diagnostics out) {
    List<String> given = given(element, sources);
    if (given.size() != 1) {
      String says = given.isEmpty() ? "no source" : "several sources: " + String.join(", ", given);
      out.add(
          Diagnostic.error(
                  RuleCode.SOURCES, element.at(), kind + " `" + element.name() + "` has " + says)
              .withHint("give one of " + String.join(", ", sources)));
    }
  }

  private static List<String> given(View element, List<String> sources) {
    List<String> given = new ArrayList<>();
    for (String source : sources) {
      if (element.has(source) && !element.text(source).equals("false")) {
        given.add(source);
      }
    }
    return given;
  }

  private static void external(StackView stack, Diagnostics out) {
    for (String kind : List.of("networks", "volumes", "secrets", "configs")) {
      for (View element : stack.root().children(kind)) {
        if (element.has("external") && !element.text("external").equals("false")) {
          external(element, kind, out);
        }
      }
    }
  }

  private static void external(View element, String kind, Diagnostics out) {
    for (var entry : element.node().entries()) {
      boolean empty = entry.value().isNull() || isEmptyMapping(entry.value());
      if (!NAMES.contains(entry.key()) && !entry.key().startsWith("x-") && !empty) {
        String message =
            "conflicting parameters \"external\" and \""
                + entry.key()
                + "\" in "
                + Where.is(List.of(kind, element.name()));
        out.add(
            described(kind, entry.keyRange(), message)
                .withRelated(element.place("external"), "external here"));
      }
    }
  }

  /** Only of volumes docker compose refuses it; of the others it passes it over. */
  private static Diagnostic described(String kind, SourceRange place, String message) {
    return kind.equals("volumes")
        ? Diagnostic.error(RuleCode.EXTERNAL, place, message)
        : Diagnostic.warning(RuleCode.EXTERNAL, place, message);
  }

  private static boolean isEmptyMapping(dev.jstack.schema.tree.Node node) {
    return node instanceof dev.jstack.schema.tree.MappingNode mapping && mapping.isEmpty();
  }
}
