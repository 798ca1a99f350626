package dev.jstack.schema.agreement;

import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.validate.Validation;
import dev.jstack.testing.Trees;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaClient;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.json.JSONTokener;

/** Three opinions on whether a tree is made as the format wants. */
final class Judges {
  private static final Path OURS =
      Path.of("src/main/resources/dev/jstack/schema/jstack-stack.schema.json");

  private final Schema ours;
  private final Schema official;

  Judges(Path official) throws IOException {
    this.ours = schema(OURS);
    this.official = schema(official);
  }

  /** No schema of ours or theirs may lead to the network. */
  private static final SchemaClient NO_NETWORK =
      url -> {
        throw new IllegalStateException("remote reference " + url);
      };

  private static Schema schema(Path file) throws IOException {
    try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
      return SchemaLoader.builder()
          .schemaJson(new JSONObject(new JSONTokener(in)))
          .draftV7Support()
          .schemaClient(NO_NETWORK)
          .build()
          .load()
          .build();
    }
  }

  /** Whether the tables accept. */
  static boolean tables(MappingNode tree) {
    Diagnostics out = new Diagnostics();
    Validation.structure(tree, out);
    return !out.hasErrors();
  }

  /** Whether our published schema accepts. */
  boolean published(MappingNode tree) {
    return accepts(ours, tree);
  }

  /** Whether the schema of the Compose Specification accepts. */
  boolean official(MappingNode tree) {
    return accepts(official, tree);
  }

  /** What our published schema has against the tree. */
  Optional<ValidationException> violation(MappingNode tree) {
    return violation(ours, tree);
  }

  private static boolean accepts(Schema schema, MappingNode tree) {
    return violation(schema, tree).isEmpty();
  }

  private static Optional<ValidationException> violation(Schema schema, MappingNode tree) {
    try {
      schema.validate(new JSONObject((Map<?, ?>) JsonNulls.in(Trees.values(tree))));
      return Optional.empty();
    } catch (ValidationException refused) {
      return Optional.of(refused);
    }
  }
}
