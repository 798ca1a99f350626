package dev.jstack.engine.lower;

import java.io.IOException;
import java.nio.file.Path;

/** Reads files of the machine that jstack runs on. Injected, so that lowering stays pure. */
@FunctionalInterface
public interface FileContents {

  /**
   * The bytes of {@code file}.
   *
   * @throws IOException when it cannot be read, with the reason
   */
  byte[] read(Path file) throws IOException;
}
