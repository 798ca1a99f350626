package dev.jstack.schema.model;

import java.util.regex.Pattern;

/** A service's name: {@code [a-zA-Z0-9._-]+}. */
public record ServiceName(String value) implements Comparable<ServiceName> {
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]+");

  public ServiceName {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("illegal service name: " + value);
    }
  }

  public static boolean isLegal(String value) {
    return LEGAL.matcher(value).matches();
  }

  @Override
  public int compareTo(ServiceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
