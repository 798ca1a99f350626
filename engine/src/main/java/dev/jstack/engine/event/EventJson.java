package dev.jstack.engine.event;

import dev.jstack.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events as JSON lines: {@code {"formatVersion":1,"type":"actionDone",…}}. Within a format version
 * members are only added; a reader passes over those it does not know.
 */
public final class EventJson {
  /** The version of the form that is written. */
  public static final int FORMAT_VERSION = 1;

  private static final Map<String, Class<? extends EngineEvent>> TYPES = types();

  private EventJson() {}

  /** One line, without its end. */
  public static String write(EngineEvent event) {
    String members = Json.PLAIN.write(event);
    return "{\"formatVersion\":%d,\"type\":\"%s\",%s"
        .formatted(FORMAT_VERSION, name(event.getClass()), members.substring(1));
  }

  /**
   * Reads one line.
   *
   * @throws IllegalArgumentException when it is no event of a version and type that this reader
   *     knows
   */
  public static EngineEvent read(String line) {
    Envelope envelope = Json.PLAIN.readLenient(line, Envelope.class);
    Class<? extends EngineEvent> type = TYPES.get(envelope.type());
    if (envelope.formatVersion() != FORMAT_VERSION || type == null) {
      throw new IllegalArgumentException(
          "no event that this jstack knows: format %d, type %s"
              .formatted(envelope.formatVersion(), envelope.type()));
    }
    return (EngineEvent) Json.PLAIN.readLenient(line, type.asSubclass(Record.class));
  }

  private record Envelope(int formatVersion, String type) {}

  private static Map<String, Class<? extends EngineEvent>> types() {
    Map<String, Class<? extends EngineEvent>> types = new LinkedHashMap<>();
    for (Class<?> type : EngineEvent.class.getPermittedSubclasses()) {
      types.put(name(type), type.asSubclass(EngineEvent.class));
    }
    return types;
  }

  private static String name(Class<?> type) {
    String name = type.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
