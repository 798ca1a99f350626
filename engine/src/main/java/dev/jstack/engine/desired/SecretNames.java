package dev.jstack.engine.desired;

import java.util.List;
import java.util.Locale;

/** Names of variables and options whose values nobody should see. */
public final class SecretNames {
  private static final List<String> WORDS =
      List.of(
          "password", "passwd", "secret", "token", "credential", "api_key", "api-key", "apikey");

  private SecretNames() {}

  /** Whether {@code name} sounds as if its value were a secret. */
  public static boolean sounds(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(lower::contains);
  }
}
