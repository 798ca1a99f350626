package dev.jstack.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record type is made of. Kept with the class: Java answers each question for the components
 * of a record anew, which cost more than all else in reading and writing them.
 */
final class RecordLayout {
  private static final ClassValue<RecordLayout> LAYOUTS =
      new ClassValue<>() {
        @Override
        protected RecordLayout computeValue(Class<?> type) {
          return new RecordLayout(type);
        }
      };

  private final List<Component> components = new ArrayList<>();
  private final Constructor<?> constructor;

  /** One component: its declaration, its type with arguments, its accessor. */
  record Component(RecordComponent declaration, Type type, Method accessor) {
    @Nullable Object of(Record document) {
      try {
        return accessor.invoke(document);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + declaration, e);
      }
    }
  }

  private RecordLayout(Class<?> type) {
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      components.add(new Component(component, component.getGenericType(), accessor));
      types.add(component.getType());
    }
    try {
      constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
      constructor.setAccessible(true);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("cannot make a " + type, e);
    }
  }

  /** The layout of {@code type}, which is a record. */
  static RecordLayout of(Class<?> type) {
    return LAYOUTS.get(type);
  }

  List<Component> components() {
    return components;
  }

  /** Makes one; a refusal by its constructor is the cause of what is thrown. */
  Object make(@Nullable Object[] arguments) throws InvocationTargetException {
    try {
      return constructor.newInstance(arguments);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("cannot make a " + constructor.getDeclaringClass(), e);
    }
  }
}
