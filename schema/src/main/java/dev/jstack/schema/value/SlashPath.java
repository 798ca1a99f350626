package dev.jstack.schema.value;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths with slashes, cleaned by their text alone. */
public final class SlashPath {
  private SlashPath() {}

  /**
   * {@code path} without empty and {@code .} parts, {@code ..} carried out, no slash at the end. A
   * path that starts with two slashes names a pipe or a share and stays as it is.
   */
  public static String clean(String path) {
    if (path.indexOf('/') < 0 || path.startsWith("//") || isClean(path)) {
      return path;
    }
    boolean rooted = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(rooted && part.equals(".."))) {
        parts.addLast(part);
      }
    }
    String cleaned = (rooted ? "/" : "") + String.join("/", parts);
    return cleaned.isEmpty() ? "." : cleaned;
  }

  private static boolean isClean(String path) {
    boolean dots = path.startsWith(".") || path.contains("/.");
    return !dots && !path.contains("//") && !path.endsWith("/");
  }
}
