package dev.jstack.runner.console;

/**
 * What a stream can show. Colour is a hint and never the only sign, so everything reads the same
 * without it.
 *
 * @param colour whether ANSI colours may be used
 * @param utf8 whether signs beyond ASCII may be used
 */
public record Style(boolean colour, boolean utf8) {
  /** Signs but no colours: what golden tests see. */
  public static final Style PLAIN = new Style(false, true);

  private static final int[] SERVICE_COLOURS = {36, 33, 32, 35, 34, 96, 93, 92, 95, 94};

  public String symbol(Symbol symbol) {
    return symbol.text(utf8);
  }

  /** The frame of the spinner at a tick; a bar turns where braille cannot be shown. */
  public String spinner(long tick) {
    String frames = utf8 ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\";
    return String.valueOf(frames.charAt((int) (tick % frames.length())));
  }

  public String bold(String text) {
    return wrap("1", text);
  }

  public String dim(String text) {
    return wrap("2", text);
  }

  public String red(String text) {
    return wrap("31", text);
  }

  public String green(String text) {
    return wrap("32", text);
  }

  public String yellow(String text) {
    return wrap("33", text);
  }

  public String cyan(String text) {
    return wrap("36", text);
  }

  /** The colour of a service: the same in every run, by its name. */
  public String service(String name, String text) {
    int index = Math.floorMod(name.hashCode(), SERVICE_COLOURS.length);
    return wrap(String.valueOf(SERVICE_COLOURS[index]), text);
  }

  private String wrap(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
