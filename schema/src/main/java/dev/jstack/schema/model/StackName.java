package dev.jstack.schema.model;

import java.util.regex.Pattern;

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

  @Override
  public String toString() {
    return value;
  }
}
