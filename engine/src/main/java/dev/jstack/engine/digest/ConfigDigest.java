package dev.jstack.engine.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Digests of configurations and of the contents that they hold. */
public final class ConfigDigest {
  private static final String VERSION = "v1";

  private ConfigDigest() {}

  /** The digest of {@code fields}, whatever their order: {@code v1:} and 64 hexadecimal digits. */
  public static String of(Map<String, String> fields) {
    return VERSION + ":" + hex(sha256("jstack config v1\n"), CanonicalJson.write(fields));
  }

  /** The hash of a content that is no secret. */
  public static String ofContent(byte[] content) {
    return "sha256:" + HexFormat.of().formatHex(sha256("").digest(content));
  }

  /**
   * The hash of a secret, salted with where it belongs: equal secrets of two stacks have different
   * ones. The salt is no secret itself, for losing it would replace every container; so a short
   * secret can be guessed by whoever reads the state directory, which is the user's alone.
   */
  public static String ofSecret(String stack, String name, byte[] content) {
    MessageDigest sha = sha256("jstack secret v1\n" + stack + "\n" + name + "\n");
    return "salted:" + HexFormat.of().formatHex(sha.digest(content));
  }

  private static String hex(MessageDigest sha, String text) {
    return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256(String salt) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt.getBytes(StandardCharsets.UTF_8));
      return sha;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
