package dev.jstack.schema.model;

import org.jspecify.annotations.Nullable;

/** A service's name: {@code [a-zA-Z0-9._-]+}. */
public record ServiceName(String value) implements Comparable<ServiceName> {
  public ServiceName {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("illegal service name: " + value);
    }
  }

  public static boolean isLegal(String value) {
    return !value.isEmpty() && value.chars().allMatch(ServiceName::isLegal);
  }

  private static boolean isLegal(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "._-".indexOf(c) >= 0;
  }

  @Override
  public int compareTo(ServiceName other) {
    return value.compareTo(other.value);
  }

  /** By hand, as {@code hashCode}: what a record has by itself is dear the first time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServiceName name && name.value.equals(value);
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
