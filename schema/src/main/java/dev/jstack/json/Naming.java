package dev.jstack.json;

import java.lang.reflect.RecordComponent;
import java.util.Locale;

/** How a record component is called in JSON. */
enum Naming {
  CAMEL {
    @Override
    String rule(String component) {
      return component;
    }
  },
  PASCAL {
    @Override
    String rule(String component) {
      return component.substring(0, 1).toUpperCase(Locale.ROOT) + component.substring(1);
    }
  };

  abstract String rule(String component);

  String of(RecordComponent component) {
    JsonName name = component.getAnnotation(JsonName.class);
    return name != null ? name.value() : rule(component.getName());
  }
}
