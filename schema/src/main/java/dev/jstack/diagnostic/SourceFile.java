package dev.jstack.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was read, kept so that a finding can show the lines it is about.
 *
 * @param name the path as the person gave it (or {@code <stdin>}); what messages print
 * @param lines the text by line, without line ends; line {@code n} is at index {@code n - 1}
 */
public record SourceFile(String name, List<String> lines) {

  /** A file with no text to show: an excerpt of it is left out. */
  public static SourceFile named(String name) {
    return new SourceFile(name, List.of());
  }

  /** Splits {@code text} at LF, CRLF or CR. */
  public static SourceFile of(String name, String text) {
    return new SourceFile(name, new Lines(text));
  }

  /** Of the name alone: hashing a finding must not read the whole file. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SourceFile file && name.equals(file.name) && lines.equals(file.lines);
  }

  @Override
  public String toString() {
    return name;
  }
}
