package dev.jstack.schema.describe;

import dev.jstack.json.JsonNull;
import dev.jstack.schema.describe.Shape.Items;
import dev.jstack.schema.describe.Shape.Keyed;
import dev.jstack.schema.describe.Shape.Members;
import dev.jstack.schema.describe.Shape.Range;
import dev.jstack.schema.describe.Shape.Scalars;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.testing.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the published JSON Schema (draft-07) of the tables. */
final class JsonSchemaDocument {
  private static final String ID = "https://jstack.dev/schema/1/jstack-stack.schema.json";

  private final Reference reference;
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  JsonSchemaDocument(Reference reference) {
    this.reference = reference;
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", "http://json-schema.org/draft-07/schema#");
    document.put("$id", ID);
    document.put("title", "jstack stack file");
    document.put(
        "description",
        "A stack of Windows containers in the Compose format. Each attribute says what it means on a"
            + " Windows host; x-jstack holds settings of jstack itself.");
    document.putAll(record(reference.format().root()));
    document.put("definitions", definitions);
    return document;
  }

  private Map<String, Object> record(RecordShape record) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    List<String> required = new ArrayList<>();
    Map<String, Object> properties = new LinkedHashMap<>();
    for (RecordShape.Attribute attribute : record.attributes()) {
      properties.put(attribute.name(), attribute(record, attribute));
      if (attribute.required()) {
        required.add(attribute.name());
      }
    }
    object.put("properties", properties);
    if (!required.isEmpty()) {
      object.put("required", required);
    }
    if (record.extensions()) {
      object.put("patternProperties", Map.of("^x-", Map.of()));
    }
    // Below x- keys an unknown word is only asked about: other programs may keep theirs there.
    if (!record.open() && !record.name().startsWith("x-")) {
      object.put("additionalProperties", false);
    }
    return object;
  }

  private Map<String, Object> attribute(RecordShape record, RecordShape.Attribute attribute) {
    Reference.Words words = reference.words(record, attribute.name());
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", words.text().replaceFirst("(?<=[.])\\s.*", "").replaceFirst("\\.$", ""));
    schema.put("description", description(words, attribute.verdict()));
    Map<String, Object> shape = shape(attribute.shape());
    schema.putAll(shape.containsKey("$ref") ? Map.of("allOf", List.of(shape)) : shape);
    schema.put("examples", List.of(example(attribute.name(), words)));
    schema.put(
        "x-jstack",
        Map.of("windows", attribute.verdict().kind().name().toLowerCase(java.util.Locale.ROOT)));
    return schema;
  }

  /** The value of an example as an instance, as editors offer it. */
  private static Object example(String attribute, Reference.Words words) {
    MappingNode example = Trees.of(String.join("\n", words.example()));
    Object value = Trees.values(Objects.requireNonNull(example.get(attribute), attribute));
    return value == null ? JsonNull.NULL : value;
  }

  private static String description(Reference.Words words, Verdict verdict) {
    StringBuilder text = new StringBuilder(words.text());
    if (!words.otherwise().isEmpty()) {
      text.append(" Default: ").append(words.otherwise()).append('.');
    }
    text.append(" On Windows: ").append(verdict.kind().title().toLowerCase(java.util.Locale.ROOT));
    if (!verdict.condition().isEmpty()) {
      text.append(" (").append(verdict.condition()).append(')');
    }
    text.append(words.sentence().isEmpty() ? "" : ": " + words.sentence()).append('.');
    return text.toString();
  }

  private Map<String, Object> shape(Shape shape) {
    List<Map<String, Object>> branches = new ArrayList<>();
    shape.scalars().ifPresent(scalars -> branches.addAll(scalars(scalars)));
    shape.items().ifPresent(items -> branches.add(items(items)));
    shape.members().ifPresent(members -> branches.add(members(members)));
    if (branches.size() == 1) {
      return branches.get(0);
    }
    Map<String, Object> either = new LinkedHashMap<>();
    either.put("oneOf", branches);
    return either;
  }

  /** One branch, or two when fixed words stand beside other scalars. */
  private static List<Map<String, Object>> scalars(Scalars scalars) {
    List<Map<String, Object>> branches = new ArrayList<>();
    Map<String, Object> branch = new LinkedHashMap<>();
    List<String> types = new ArrayList<>();
    scalars
        .text()
        .ifPresent(
            form -> {
              types.add("string");
              if (!form.pattern().isEmpty()) {
                branch.put("pattern", form.pattern());
              }
            });
    scalars.numbers().ifPresent(range -> numbers(scalars, range, types, branch));
    if (scalars.booleans()) {
      types.add("boolean");
    }
    if (scalars.nulls()) {
      types.add("null");
    }
    if (!types.isEmpty()) {
      branch.put("type", types.size() == 1 ? types.get(0) : types);
      branches.add(branch);
    }
    if (!scalars.literals().isEmpty()) {
      branches.add(new LinkedHashMap<>(Map.of("enum", scalars.literals())));
    }
    return branches;
  }

  private static void numbers(
      Scalars scalars, Range range, List<String> types, Map<String, Object> branch) {
    types.add(scalars.fractions() ? "number" : "integer");
    if (range.from() != Long.MIN_VALUE) {
      branch.put("minimum", range.from());
    }
    if (range.to() != Long.MAX_VALUE) {
      branch.put("maximum", range.to());
    }
  }

  private Map<String, Object> items(Items items) {
    Map<String, Object> array = new LinkedHashMap<>();
    array.put("type", "array");
    array.put("items", shape(items.item()));
    if (items.unique()) {
      array.put("uniqueItems", true);
    }
    return array;
  }

  private Map<String, Object> members(Members members) {
    if (members instanceof RecordShape record) {
      if (!definitions.containsKey(record.name())) {
        definitions.put(record.name(), Map.of());
        definitions.put(record.name(), record(record));
      }
      return new LinkedHashMap<>(Map.of("$ref", "#/definitions/" + record.name()));
    }
    Keyed keyed = (Keyed) members;
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", "object");
    if (keyed.names()) {
      object.put("patternProperties", Map.of("^[a-zA-Z0-9._-]+$", shape(keyed.value())));
      object.put("additionalProperties", false);
    } else {
      object.put("additionalProperties", shape(keyed.value()));
    }
    return object;
  }
}
