package dev.jstack.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the state of a host that is only played. */
record Scratch(Path folder) {

  static Scratch make() {
    try {
      return new Scratch(Files.createTempDirectory("jstack-plan"));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for temporary files: " + e.getMessage(), e);
    }
  }

  /** Removes it with all that is in it. */
  void remove() {
    try (Stream<Path> tree = Files.walk(folder)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }
}
