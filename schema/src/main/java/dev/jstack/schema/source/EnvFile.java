package dev.jstack.schema.source;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.interpolate.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One env file to read.
 *
 * @param path absolute
 * @param required whether it must be there
 * @param format {@code raw}, or absent for the usual grammar
 * @param asker where it is named
 */
public record EnvFile(Path path, boolean required, Optional<String> format, SourceRange asker) {

  /** Its variables; none, with findings, when it cannot be read. */
  public Map<String, String> read(
      SourceReader reader, Variables surroundings, Diagnostics diagnostics) {
    if (format.isPresent() && !format.get().equals("raw")) {
      diagnostics.add(
          Diagnostic.error(
                  SourceCode.ENV_FORMAT,
                  asker,
                  "unsupported env_file format \"" + format.get() + "\"")
              .withHint(SourceCode.ENV_FORMAT.cure()));
      return Map.of();
    }
    if (!required && !Files.exists(path)) {
      return Map.of();
    }
    return reader
        .read(path, asker)
        .map(
            text ->
                format.isPresent()
                    ? RawEnv.parse(text.file(), text.text(), surroundings, diagnostics)
                    : DotEnv.parse(text.file(), text.text(), surroundings, diagnostics))
        .orElse(Map.of());
  }
}
