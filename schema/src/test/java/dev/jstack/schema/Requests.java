package dev.jstack.schema;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for tests: nothing of the machine gets in. */
final class Requests {
  private Requests() {}

  /** The text as standard input, in a directory that does not exist. */
  static LoadRequest ofText(String text, Map<String, String> environment) {
    return ofText(text, environment, LoadRequest.Switches.ALL);
  }

  /** The same, with some of the work left out. */
  static LoadRequest ofText(
      String text, Map<String, String> environment, LoadRequest.Switches switches) {
    return new LoadRequest(
        List.of("-"),
        Optional.of(text),
        Path.of("/work/stack"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        environment,
        false,
        List.of(),
        Map.of(),
        switches);
  }

  /** Files of a directory. */
  static LoadRequest ofFiles(
      Path directory, List<String> files, Map<String, String> env, LoadRequest.Switches switches) {
    return new LoadRequest(
        files,
        Optional.empty(),
        directory,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        env,
        false,
        List.of(),
        Map.of(),
        switches);
  }
}
