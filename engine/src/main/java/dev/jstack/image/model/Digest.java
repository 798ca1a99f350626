package dev.jstack.image.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of content by its hash.
 *
 * @param algorithm {@code sha256} or {@code sha512}
 * @param hex the hash in lower case
 */
public record Digest(String algorithm, String hex) {
  private static final int SHORT = 12;

  /** A digest; the parts are checked because they become file names. */
  public Digest {
    int length = algorithm.equals("sha256") ? 64 : algorithm.equals("sha512") ? 128 : -1;
    if (length < 0) {
      throw bad(algorithm + ":" + hex, "only sha256 and sha512 are known");
    }
    if (hex.length() != length || !hex.chars().allMatch(Digest::isHex)) {
      throw bad(algorithm + ":" + hex, "not " + length + " hexadecimal digits in lower case");
    }
  }

  /** Reads {@code sha256:…}. */
  public static Digest parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw bad(text, "no algorithm before a colon");
    }
    return new Digest(text.substring(0, colon), text.substring(colon + 1));
  }

  /** The sha256 digest of {@code bytes}. */
  public static Digest of(byte[] bytes) {
    return finish("sha256", hash("sha256").digest(bytes));
  }

  /** The sha256 digest of a text in UTF-8. */
  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of all of a stream, by the algorithm of this one. */
  public Digest sameKindOf(InputStream in) throws IOException {
    MessageDigest hash = hasher();
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      hash.update(buffer, 0, n);
    }
    return finish(algorithm, hash.digest());
  }

  /** A fresh hash function of this digest's algorithm. */
  public MessageDigest hasher() {
    return hash(algorithm);
  }

  /** Whether {@code hash}, fed with the content, came to this digest. Resets it. */
  public boolean matches(MessageDigest hash) {
    return HexFormat.of().formatHex(hash.digest()).equals(hex);
  }

  /** Twelve digits for people. */
  public String brief() {
    return hex.substring(0, SHORT);
  }

  @Override
  public String toString() {
    return algorithm + ":" + hex;
  }

  private static Digest finish(String algorithm, byte[] hash) {
    return new Digest(algorithm, HexFormat.of().formatHex(hash));
  }

  private static MessageDigest hash(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.equals("sha256") ? "SHA-256" : "SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  private static boolean isHex(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  }

  private static ImageException bad(String text, String why) {
    return new ImageException(ImageProblem.BAD_REFERENCE, "`" + text + "` is no digest: " + why);
  }
}
