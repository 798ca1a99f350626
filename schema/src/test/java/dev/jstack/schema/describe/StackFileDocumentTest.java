package dev.jstack.schema.describe;

import dev.jstack.testing.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StackFileDocumentTest {

  @Test
  void the_reference_is_what_the_tables_say() {
    Golden.assertFileMatches(
        Path.of("../docs/stack-file.md"), new StackFileDocument(Reference.read()).text());
  }
}
