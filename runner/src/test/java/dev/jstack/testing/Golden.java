package dev.jstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what was said; {@code -Dgolden.update=true} writes them anew. */
public final class Golden {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Golden() {}

  /** Compares with {@code src/test/resources/<name>}. */
  public static void assertMatches(String name, String actual) {
    assertFileMatches(RESOURCES.resolve(name), actual);
  }

  /** Compares with a file of the repository, given relative to the module. */
  public static void assertFileMatches(Path file, String actual) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, actual);
      }
      assertThat(file).as("golden file; -Dgolden.update=true writes it").exists();
      assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
