package dev.jstack.runner.command;

import dev.jstack.runner.ExitCode;
import dev.jstack.schema.StackLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code jstack schema}: the published JSON Schema, byte for byte. */
final class SchemaCommand implements Command {
  private static final String NAME = "jstack-stack.schema.json";

  @Override
  public int run(Invocation invocation) {
    try (InputStream schema = StackLoader.class.getResourceAsStream(NAME)) {
      if (schema == null) {
        throw new IllegalStateException("this build has no " + NAME);
      }
      schema.transferTo(invocation.console().out());
      return ExitCode.DONE.number();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot print the schema: " + e.getMessage(), e);
    }
  }
}
