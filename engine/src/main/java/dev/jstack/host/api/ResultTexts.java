package dev.jstack.host.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What people are told about a code: {@code hresults.txt}, four lines for each: its name, {@code =}
 * what it means, {@code ?} what most likely led to it, {@code >} what can be done. Read when the
 * first failure is told.
 */
record ResultTexts(String meaning, String cause, String cure) {
  private static final String TABLE = "hresults.txt";

  /** A holder of its own, so that a run without failures reads nothing. */
  private static final class Table {
    private static final Map<String, ResultTexts> ALL = read();
  }

  static ResultTexts of(HResult result) {
    ResultTexts texts = Table.ALL.get(result.name());
    if (texts == null) {
      throw new IllegalStateException(TABLE + " says nothing about " + result.name());
    }
    return texts;
  }

  private static Map<String, ResultTexts> read() {
    Map<String, ResultTexts> table = new HashMap<>();
    List<String> lines = lines();
    for (int i = 0; i + 3 < lines.size(); i += 4) {
      table.put(
          lines.get(i),
          new ResultTexts(
              text(lines.get(i + 1), "= "),
              text(lines.get(i + 2), "? "),
              text(lines.get(i + 3), "> ")));
    }
    return Map.copyOf(table);
  }

  private static String text(String line, String mark) {
    if (!line.startsWith(mark)) {
      throw new IllegalStateException(TABLE + ": expected " + mark + "before " + line);
    }
    return line.substring(mark.length());
  }

  private static List<String> lines() {
    try (InputStream table = ResultTexts.class.getResourceAsStream(TABLE)) {
      if (table == null) {
        throw new IllegalStateException(TABLE + " is missing from the program");
      }
      return new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
