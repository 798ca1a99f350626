package dev.jstack.image.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A login. Its text never shows the secret.
 *
 * @param user name; {@code <token>} marks an identity token
 * @param secret password or identity token
 */
public record Credentials(String user, String secret) {
  private static final String TOKEN_USER = "<token>";

  static Credentials identityToken(String token) {
    return new Credentials(TOKEN_USER, token);
  }

  boolean isIdentityToken() {
    return user.equals(TOKEN_USER);
  }

  String basicHeader() {
    byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public String toString() {
    return user + ":***";
  }
}
