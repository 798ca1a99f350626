package dev.jstack.runner.service;

import java.nio.file.Path;
import java.util.List;

/** One thing that registering or unregistering does; harmless when it is done twice. */
public sealed interface Step {

  /** As a person would do it by hand. */
  String text();

  /** Writes a file whole, over one that is there. */
  record Write(Path file, String content) implements Step {
    @Override
    public String text() {
      return "write " + file + ":\n" + content.stripTrailing().indent(4).stripTrailing();
    }
  }

  /** Removes a file; none is fine. */
  record Remove(Path file) implements Step {
    @Override
    public String text() {
      return "remove " + file;
    }
  }

  /**
   * Runs a program.
   *
   * @param tolerant whether its failure is no failure: it undoes what may not be there
   */
  record Run(List<String> command, boolean tolerant) implements Step {
    public Run {
      command = List.copyOf(command);
    }

    static Run of(String... command) {
      return new Run(List.of(command), false);
    }

    static Run tolerant(String... command) {
      return new Run(List.of(command), true);
    }

    @Override
    public String text() {
      StringBuilder line = new StringBuilder();
      for (String word : command) {
        line.append(line.isEmpty() ? "" : " ");
        line.append(word.contains(" ") || word.contains("\"") ? quoted(word) : word);
      }
      return line.toString();
    }

    private static String quoted(String word) {
      return "'" + word + "'";
    }
  }
}
