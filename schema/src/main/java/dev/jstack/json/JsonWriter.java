package dev.jstack.json;

import java.io.StringWriter;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Records and plain values to text. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

  private final Naming naming;
  private final boolean omitEmpty;
  private final boolean indent;

  JsonWriter(Naming naming, boolean omitEmpty, boolean indent) {
    this.naming = naming;
    this.omitEmpty = omitEmpty;
    this.indent = indent;
  }

  String write(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(context(), text)) {
      value(out, value);
    }
    return text.toString();
  }

  private ObjectWriteContext context() {
    if (!indent) {
      return ObjectWriteContext.empty();
    }
    return new ObjectWriteContext.Base() {
      @Override
      public PrettyPrinter getPrettyPrinter() {
        return new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
      }

      @Override
      public boolean hasPrettyPrinter() {
        return true;
      }
    };
  }

  private void value(JsonGenerator out, Object value) {
    if (value instanceof Record document) {
      object(out, document);
    } else if (value instanceof Map<?, ?> map) {
      out.writeStartObject();
      map.forEach((name, item) -> member(out, String.valueOf(name), item));
      out.writeEndObject();
    } else if (value instanceof Collection<?> items) {
      out.writeStartArray();
      items.forEach(item -> value(out, item));
      out.writeEndArray();
    } else if (value instanceof Optional<?> optional) {
      value(out, optional.isPresent() ? optional.get() : JsonNull.NULL);
    } else {
      scalar(out, value);
    }
  }

  private static void scalar(JsonGenerator out, Object value) {
    if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof BigInteger number) {
      out.writeNumber(number);
    } else if (value instanceof Double || value instanceof Float) {
      out.writeNumber(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      out.writeNumber(number.longValue());
    } else if (value == JsonNull.NULL) {
      out.writeNull();
    } else {
      out.writeString(value.toString());
    }
  }

  private void object(JsonGenerator out, Record document) {
    out.writeStartObject();
    for (RecordLayout.Component component : RecordLayout.of(document.getClass()).components()) {
      member(out, naming.of(component.declaration()), component.of(document));
    }
    out.writeEndObject();
  }

  private void member(JsonGenerator out, String name, @Nullable Object value) {
    if (value == null || value instanceof Optional<?> optional && optional.isEmpty()) {
      return;
    }
    if (omitEmpty && isEmpty(value)) {
      return;
    }
    out.writeName(name);
    value(out, value);
  }

  private static boolean isEmpty(Object value) {
    return Boolean.FALSE.equals(value)
        || value instanceof Collection<?> items && items.isEmpty()
        || value instanceof Map<?, ?> map && map.isEmpty();
  }
}
