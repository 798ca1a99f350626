package dev.jstack.schema.value;

/**
 * The text form of a tmpfs, {@code /run:size=64m} or {@code C:\run:size=64m}: the colon of a drive
 * begins no options.
 */
public final class TmpfsText {
  private TmpfsText() {}

  /** Where it is to be. */
  public static String target(String text) {
    return hasOptions(text) ? text.substring(0, colon(text)) : text;
  }

  /** Whether it says how large it may be, or more. */
  public static boolean hasOptions(String text) {
    return colon(text) > 0;
  }

  private static int colon(String text) {
    boolean drive = text.length() > 1 && text.charAt(1) == ':';
    return text.indexOf(':', drive ? 2 : 0);
  }
}
