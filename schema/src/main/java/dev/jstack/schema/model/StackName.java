package dev.jstack.schema.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A stack's name: {@code [a-z0-9][a-z0-9_-]*}, as docker compose's project names. */
public record StackName(String value) {
  private static final Pattern LEGAL = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  public StackName {
    if (!isLegal(value)) {
      throw new IllegalArgumentException("illegal stack name: " + value);
    }
  }

  public static boolean isLegal(String value) {
    return LEGAL.matcher(value).matches();
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
