package dev.jstack.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A tree to a record, component by component, with the path for messages. */
final class RecordBinding {
  private static final Map<Class<?>, Function<String, Object>> TEXT_FORMS =
      Map.of(
          Instant.class,
          Instant::parse,
          Duration.class,
          Duration::parse,
          UUID.class,
          UUID::fromString,
          Path.class,
          Path::of);

  private final Naming naming;
  private final boolean strict;

  RecordBinding(Naming naming, boolean strict) {
    this.naming = naming;
    this.strict = strict;
  }

  <T extends Record> T bind(Object tree, Class<T> type) {
    return type.cast(record(tree, type, "$"));
  }

  private Object record(Object tree, Class<?> type, String path) {
    if (!(tree instanceof Map<?, ?> members)) {
      throw new JsonException(path, "expected an object, found " + describe(tree));
    }
    RecordLayout layout = RecordLayout.of(type);
    List<Object> arguments = new ArrayList<>();
    Set<Object> known = new HashSet<>();
    for (RecordLayout.Component component : layout.components()) {
      String name = naming.of(component.declaration());
      known.add(name);
      Object member = members.get(name);
      String place = path + "." + name;
      arguments.add(
          member == null || member == JsonNull.NULL
              ? absent(component.type(), place)
              : value(member, component.type(), place));
    }
    refuseUnknown(members, known, path);
    return construct(layout, arguments, path);
  }

  private void refuseUnknown(Map<?, ?> members, Set<Object> known, String path) {
    if (!strict) {
      return;
    }
    for (Object name : members.keySet()) {
      if (!known.contains(name)) {
        throw new JsonException(path + "." + name, "unknown member");
      }
    }
  }

  private static Object construct(RecordLayout layout, List<Object> arguments, String path) {
    try {
      return layout.make(arguments.toArray());
    } catch (InvocationTargetException e) {
      throw new JsonException(path, "refused: " + e.getTargetException().getMessage());
    }
  }

  private static Object absent(Type type, String path) {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return Optional.empty();
    } else if (raw == List.class) {
      return List.of();
    } else if (raw == Map.class) {
      return Map.of();
    } else if (raw == boolean.class) {
      return false;
    } else if (raw == int.class) {
      return 0;
    } else if (raw == long.class) {
      return 0L;
    } else if (raw == double.class) {
      return 0.0;
    }
    throw new JsonException(path, "missing");
  }

  private Object value(Object tree, Type type, String path) {
    Class<?> raw = raw(type);
    if (raw == Object.class) {
      return tree;
    } else if (raw == Optional.class) {
      return Optional.of(value(tree, argument(type, 0), path));
    } else if (raw == List.class) {
      return list(tree, argument(type, 0), path);
    } else if (raw == Map.class) {
      return map(tree, argument(type, 1), path);
    } else if (raw.isRecord()) {
      return record(tree, raw, path);
    } else if (raw.isEnum()) {
      return constant(tree, raw, path);
    }
    return scalar(tree, raw, path);
  }

  private List<Object> list(Object tree, Type item, String path) {
    if (!(tree instanceof List<?> items)) {
      throw new JsonException(path, "expected a list, found " + describe(tree));
    }
    List<Object> list = new ArrayList<>();
    for (Object element : items) {
      list.add(value(element, item, path + "[" + list.size() + "]"));
    }
    return list;
  }

  private Map<String, Object> map(Object tree, Type item, String path) {
    if (!(tree instanceof Map<?, ?> members)) {
      throw new JsonException(path, "expected an object, found " + describe(tree));
    }
    Map<String, Object> map = new LinkedHashMap<>();
    members.forEach(
        (name, member) -> map.put((String) name, value(member, item, path + "." + name)));
    return map;
  }

  private static Object constant(Object tree, Class<?> type, String path) {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equals(tree)) {
        return constant;
      }
    }
    throw new JsonException(path, "not one of " + Arrays.toString(type.getEnumConstants()));
  }

  private static Object scalar(Object tree, Class<?> type, String path) {
    if (type == String.class && tree instanceof String) {
      return tree;
    } else if ((type == boolean.class || type == Boolean.class) && tree instanceof Boolean) {
      return tree;
    } else if ((type == double.class || type == Double.class) && tree instanceof Number number) {
      return number.doubleValue();
    } else if ((type == long.class || type == Long.class) && tree instanceof Long) {
      return tree;
    } else if ((type == int.class || type == Integer.class)
        && tree instanceof Long number
        && number == number.intValue()) {
      return number.intValue();
    }
    Function<String, Object> form = TEXT_FORMS.get(type);
    if (form != null && tree instanceof String text) {
      return parse(text, form, type, path);
    }
    throw new JsonException(path, "expected " + type.getSimpleName() + ", found " + describe(tree));
  }

  private static Object parse(
      String text, Function<String, Object> form, Class<?> type, String path) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new JsonException(path, "no " + type.getSimpleName() + ": \"" + text + "\"");
    }
  }

  private static String describe(Object tree) {
    if (tree instanceof Map) {
      return "an object";
    } else if (tree instanceof List) {
      return "a list";
    }
    return tree instanceof String ? "the text \"" + tree + "\"" : String.valueOf(tree);
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
