package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.Node;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a credential spec may lie, in either of the two attributes that name one. */
final class CredentialSpecRules {
  private static final String SCHEME = "file://";

  /** Apart, so that a stack without credential specs does not wait for them. */
  private static final class Forms {
    private static final Pattern OPTION =
        Pattern.compile("(?i)credentialspec[=:]((?:file|registry|raw)://.*)", Pattern.DOTALL);

    /** A file name; the folder is the host's own, CredentialSpecs. */
    private static final Pattern NAME = Pattern.compile("[^/\\\\:]+");
  }

  private CredentialSpecRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("credential_spec")) {
      Node file = service.get("credential_spec", "file");
      if (file != null) {
        inFolder(service, View.text(file), file.range(), out);
      }
    }
    for (View service : stack.having("security_opt")) {
      options(service, out);
    }
  }

  private static void options(View service, Diagnostics out) {
    int specs = 0;
    for (Node option : service.items("security_opt")) {
      Matcher spec = Forms.OPTION.matcher(View.text(option));
      boolean known = spec.matches();
      specs += known ? 1 : 0;
      if (!known || specs > 1) {
        String says = known ? "a second credential spec: " : "security option not supported: ";
        out.add(
            Diagnostic.error(
                MeaningCode.SECURITY_OPTION,
                option.range(),
                WindowsProcessRules.of(service) + says + View.text(option)));
      } else if (spec.group(1).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
        inFolder(service, spec.group(1), option.range(), out);
      }
    }
  }

  private static void inFolder(View service, String text, SourceRange place, Diagnostics out) {
    String name = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
    if (!Forms.NAME.matcher(name).matches() || name.equals("..") || name.equals(".")) {
      out.add(
          Diagnostic.error(
                  MeaningCode.SPEC_FOLDER,
                  place,
                  WindowsProcessRules.of(service)
                      + "credential spec `"
                      + name
                      + "`: file:// path cannot be absolute, nor lead to another folder")
              .withHint("put the file into the CredentialSpecs folder and write its name"));
    }
  }
}
