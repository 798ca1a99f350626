package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.value.CredentialOption;
import java.util.Optional;

/** Where a credential spec may lie, in either of the two attributes that name one. */
final class CredentialSpecRules {
  private static final String SCHEME = "file://";

  /** A file name has none of these; its folder is the host's own, CredentialSpecs. */
  private static final String SEPARATORS = "/\\:";

  private CredentialSpecRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("credential_spec")) {
      if (service.entries("credential_spec").isEmpty()) {
        out.add(
            Diagnostic.error(
                    MeaningCode.UNKNOWN_WORD,
                    service.place("credential_spec"),
                    WindowsProcessRules.of(service) + "`credential_spec` names no spec")
                .withHint("give one of file, registry or config"));
      }
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
      Optional<String> spec = CredentialOption.spec(View.text(option));
      specs += spec.isPresent() ? 1 : 0;
      if (spec.isEmpty() || specs > 1) {
        String says =
            spec.isPresent() ? "a second credential spec: " : "security option not supported: ";
        out.add(
            Diagnostic.error(
                MeaningCode.SECURITY_OPTION,
                option.range(),
                WindowsProcessRules.of(service) + says + View.text(option)));
      } else if (spec.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
        inFolder(service, spec.get(), option.range(), out);
      }
    }
  }

  private static void inFolder(View service, String text, SourceRange place, Diagnostics out) {
    String name = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
    if (!isName(name)) {
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

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.chars().noneMatch(c -> SEPARATORS.indexOf(c) >= 0)
        && !text.equals(".")
        && !text.equals("..");
  }
}
