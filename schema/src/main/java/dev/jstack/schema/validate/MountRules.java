package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.value.TmpfsText;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Rules on mounts. */
final class MountRules {
  private MountRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.services()) {
      if (service.has("volumes") || service.has("tmpfs")) {
        sameTarget(service, out);
      }
    }
    for (View service : stack.having("volumes")) {
      for (View mount : service.mappings("volumes")) {
        noSource(service, mount, out);
        noTarget(service, mount, out);
      }
    }
  }

  private static void sameTarget(View service, Diagnostics out) {
    Map<String, SourceRange> targets = new HashMap<>();
    for (View mount : service.mappings("volumes")) {
      if (!mount.has("target")) {
        continue; // told as such
      }
      target(service, mount.text("target"), mount.place("target"), targets, out);
    }
    for (Node tmpfs : service.items("tmpfs")) {
      String target = TmpfsText.target(View.text(tmpfs));
      target(service, target, tmpfs.range(), targets, out);
    }
  }

  private static void target(
      View service,
      String target,
      SourceRange place,
      Map<String, SourceRange> targets,
      Diagnostics out) {
    SourceRange before = targets.putIfAbsent(key(target), place);
    if (before != null) {
      out.add(
          Diagnostic.error(
                  RuleCode.SAME_TARGET,
                  place,
                  "service `" + service.name() + "` has two mounts on `" + target + "`")
              .withRelated(before, "the first one"));
    }
  }

  /** Windows does not tell case nor the direction of slashes; other paths are left as they are. */
  private static String key(String target) {
    boolean drive = target.length() > 1 && target.charAt(1) == ':';
    return drive || target.startsWith("\\\\") ? fold(target) : target;
  }

  static String fold(String target) {
    String folded = target.toLowerCase(Locale.ROOT).replace('\\', '/');
    boolean trailing = folded.length() > 1 && folded.endsWith("/");
    return trailing ? folded.substring(0, folded.length() - 1) : folded;
  }

  private static void noTarget(View service, View mount, Diagnostics out) {
    if (!mount.has("target")) {
      out.add(
          Diagnostic.error(
                  RuleCode.NO_TARGET,
                  mount.at(),
                  "service `" + service.name() + "`: a mount without `target`")
              .withHint(RuleCode.NO_TARGET.cure()));
    }
  }

  private static void noSource(View service, View mount, Diagnostics out) {
    String type = mount.text("type");
    boolean needed = type.equals("bind") || type.equals("npipe");
    if (needed && mount.text("source").isEmpty()) {
      out.add(
          Diagnostic.error(
              RuleCode.NO_SOURCE,
              mount.at(),
              "service `"
                  + service.name()
                  + "`: invalid mount config for type \""
                  + type
                  + "\": field Source must not be empty"));
    }
  }
}
