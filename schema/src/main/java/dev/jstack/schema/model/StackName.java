package dev.jstack.schema.model;

import org.jspecify.annotations.Nullable;

/** A stack's name: {@code [a-z0-9][a-z0-9_-]*}, as docker compose's project names. */
public record StackName(String value) {
  public StackName {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("illegal stack name: " + value);
    }
  }

  public static boolean isLegal(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean alphanumeric = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (!alphanumeric && (i == 0 || c != '_' && c != '-')) {
        return false;
      }
    }
    return !value.isEmpty();
  }

  /** By hand, as {@code hashCode}: what a record has by itself is dear the first time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StackName name && name.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
