package dev.jstack.schema.source;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the stack files when none is named: here, or in the nearest directory above. */
public final class Discovery {
  /** The names of the Compose format in its order, then those that jstack's samples have. */
  private static final List<String> NAMES =
      List.of(
          "compose.yaml",
          "compose.yml",
          "docker-compose.yml",
          "docker-compose.yaml",
          "stack.yaml",
          "stack.yml");

  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private Discovery() {}

  /** The stack file and the override beside it; empty with a finding when there is none. */
  public static List<Path> find(Path workingDirectory, Diagnostics diagnostics) {
    for (Path at = workingDirectory; at != null; at = at.getParent()) {
      Optional<Path> file = first(at, NAMES, diagnostics);
      if (file.isPresent()) {
        List<Path> files = new ArrayList<>(List.of(file.get()));
        first(at, OVERRIDES, diagnostics).ifPresent(files::add);
        return files;
      }
    }
    diagnostics.add(
        Diagnostic.error(
                SourceCode.NO_STACK_FILE,
                place(workingDirectory),
                "no stack file in this directory or above")
            .withNote("looked for " + String.join(", ", NAMES))
            .withHint(SourceCode.NO_STACK_FILE.cure()));
    return List.of();
  }

  /** The stack file of {@code folder} itself, for somebody who named the folder. */
  static Optional<Path> in(Path folder) {
    return NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  private static Optional<Path> first(Path directory, List<String> names, Diagnostics found) {
    List<Path> there = names.stream().map(directory::resolve).filter(Files::isRegularFile).toList();
    if (there.size() > 1) {
      found.add(
          Diagnostic.warning(
                  SourceCode.SEVERAL_STACK_FILES,
                  place(there.get(0)),
                  "several files could be meant; using `" + there.get(0).getFileName() + "`")
              .withHint(SourceCode.SEVERAL_STACK_FILES.cure()));
    }
    return there.stream().findFirst();
  }

  private static SourceRange place(Path path) {
    return SourceRange.whole(SourceFile.named(path.toString()));
  }
}
