package dev.jstack.schema.describe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping with known attributes, in the order of the table. */
public final class RecordShape implements Shape.Members {
  private final String name;
  private final boolean extensions;
  private final boolean open;
  private final Map<String, Attribute> attributes = new LinkedHashMap<>();
  private final List<Attribute> required = new ArrayList<>();

  RecordShape(String name, boolean extensions, boolean open) {
    this.name = name;
    this.extensions = extensions;
    this.open = open;
  }

  void add(Attribute attribute) {
    if (attributes.put(attribute.name(), attribute) != null) {
      throw new IllegalStateException(name + "." + attribute.name() + " is described twice");
    }
    if (attribute.required()) {
      required.add(attribute);
    }
  }

  /** The name of the record in the table. */
  public String name() {
    return name;
  }

  /** The attribute of that name, or null. */
  public @Nullable Attribute attribute(String attribute) {
    return attributes.get(attribute);
  }

  public Collection<Attribute> attributes() {
    return Collections.unmodifiableCollection(attributes.values());
  }

  /** Those of the attributes that must be there. */
  public List<Attribute> required() {
    return Collections.unmodifiableList(required);
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(attributes.keySet());
  }

  /** Whether keys that begin with {@code x-} are taken. */
  public boolean extensions() {
    return extensions;
  }

  /** Whether any other key is taken. */
  public boolean open() {
    return open;
  }

  /** Whether {@code key} may stand here. */
  public boolean admits(String key) {
    return open || attributes.containsKey(key) || extensions && key.startsWith("x-");
  }

  /** An attribute and what its value may be. */
  public record Attribute(String name, boolean required, Shape shape, Verdict verdict) {}
}
