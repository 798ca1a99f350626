package dev.jstack.schema.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one security option of Windows: {@code credentialspec=file://NAME}. */
public final class CredentialOption {
  private static final Pattern FORM =
      Pattern.compile("(?i)credentialspec[=:]((?:file|registry|raw)://.*)", Pattern.DOTALL);

  private CredentialOption() {}

  /** The spec with its scheme, {@code file://NAME}; empty for another security option. */
  public static Optional<String> spec(String option) {
    Matcher form = FORM.matcher(option);
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }
}
