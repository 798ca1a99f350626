package dev.jstack.schema.peer;

import dev.jstack.schema.LoadRequest;
import java.util.List;

/** A switch of {@code config}, as both programs know it. */
@SuppressWarnings("ImmutableEnumChecker") // a record of truth values
enum Switch {
  NONE("", true, true, true, true),
  NO_NORMALIZE("--no-normalize", false, true, true, true),
  NO_PATH_RESOLUTION("--no-path-resolution", true, false, true, true),
  NO_ENV_RESOLUTION("--no-env-resolution", true, true, false, true),
  NO_CONSISTENCY("--no-consistency", true, true, true, false);

  private final String word;
  private final LoadRequest.Switches switches;

  Switch(String word, boolean normalize, boolean paths, boolean environment, boolean consistency) {
    this.word = word;
    this.switches =
        new LoadRequest.Switches(true, normalize, paths, environment, consistency, false, true);
  }

  List<String> words() {
    return word.isEmpty() ? List.of() : List.of(word);
  }

  LoadRequest.Switches switches() {
    return switches;
  }
}
