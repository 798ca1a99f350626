package dev.jstack.schema.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Where stacks to compare come from. */
interface StackSource {

  /** The next one, its files written below {@code directory}. */
  Case next(Random random, Path directory) throws IOException;

  /**
   * A stack to load.
   *
   * @param directory where to stand
   * @param files the {@code -f} list
   * @param environment variables, in addition to those that every case has
   * @param profiles the {@code --profile} list
   */
  record Case(
      Path directory, List<String> files, Map<String, String> environment, List<String> profiles) {

    /** The files of the list. */
    List<Path> written() {
      return files.stream().map(directory::resolve).toList();
    }
  }
}
