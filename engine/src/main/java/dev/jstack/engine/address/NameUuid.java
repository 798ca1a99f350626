package dev.jstack.engine.address;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Name-based UUIDs of RFC 4122, version 5, in jstack's own namespace. */
final class NameUuid {
  private static final UUID NAMESPACE = UUID.fromString("6a737461-636b-5d0e-9c1b-6f0c3f1d2e70");

  private NameUuid() {}

  static UUID of(String name) {
    return inNamespace(NAMESPACE, name);
  }

  static UUID inNamespace(UUID namespace, String name) {
    ByteBuffer salt = ByteBuffer.allocate(16);
    salt.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits());
    MessageDigest sha1 = sha1();
    sha1.update(salt.array());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong() & ~0xF000L | 0x5000L;
    long low = hash.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
