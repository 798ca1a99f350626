package dev.jstack.schema.model;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A top-level secret or config.
 *
 * @param key its key in the file
 * @param name its full name on the host
 * @param file a file with the content
 * @param content the content itself, from {@code content} or {@code environment}; secret: never
 *     print it
 * @param external whether it must exist already
 */
public record FileSource(
    String key, String name, Optional<Path> file, Optional<String> content, boolean external) {

  /** Leaves the content out: it may be a secret. */
  @Override
  public String toString() {
    return "FileSource[" + key + "]";
  }
}
