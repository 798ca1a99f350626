package dev.jstack.schema;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import java.nio.file.Path;

/** Says when a stack draws in a file from outside its project directory. */
final class Outside {
  private Outside() {}

  static void tell(Path file, LoadRequest request, SourceRange asker, Diagnostics diagnostics) {
    Path project = request.projectDirectory().orElse(request.workingDirectory());
    if (!file.toAbsolutePath().normalize().startsWith(project.toAbsolutePath().normalize())) {
      diagnostics.add(
          Diagnostic.note(
              LoadCode.OUTSIDE, asker, "the file `" + file + "` is outside the project directory"));
    }
  }
}
