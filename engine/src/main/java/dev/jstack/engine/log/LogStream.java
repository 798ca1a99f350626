package dev.jstack.engine.log;

import java.util.Optional;

/** Where a line came from. */
public enum LogStream {
  STDOUT("stdout"),
  STDERR("stderr"),
  /** Not the service but jstack about it: {@code exited 1}, {@code restarts in 0.2s}. */
  JSTACK("jstack");

  private final String word;

  LogStream(String word) {
    this.word = word;
  }

  /** The word in the file; all have six letters, so that the text begins at one column. */
  String word() {
    return word;
  }

  static Optional<LogStream> of(String word) {
    for (LogStream stream : values()) {
      if (stream.word.equals(word)) {
        return Optional.of(stream);
      }
    }
    return Optional.empty();
  }
}
