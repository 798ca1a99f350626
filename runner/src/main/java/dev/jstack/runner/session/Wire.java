package dev.jstack.runner.session;

import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The lines of the protocol: {@code {"kind":"up","body":{…}}}, one record each.
 *
 * <p>A line is at most {@link #LONGEST} characters; the peer of the one that breaks this is let go.
 *
 * @param <T> the sealed family that travels this way
 */
final class Wire<T> {
  /** Version of the protocol: another one is not understood. */
  static final int PROTOCOL = 1;

  /** A request carries an environment and perhaps a stack file from standard input. */
  static final int LONGEST = 16 << 20;

  /** What a command sends first. */
  static final Wire<Request> REQUESTS = new Wire<>(Request.class);

  /** What it sends while the request runs. */
  static final Wire<Control> CONTROLS = new Wire<>(Control.class);

  /** What comes back. */
  static final Wire<Reply> REPLIES = new Wire<>(Reply.class);

  private final Class<T> family;
  private final Map<String, Class<? extends Record>> kinds = new LinkedHashMap<>();

  private record Line(String kind, Object body) {}

  private Wire(Class<T> family) {
    this.family = family;
    for (Class<?> type : family.getPermittedSubclasses()) {
      kinds.put(kind(type), type.asSubclass(Record.class));
    }
  }

  /** One line, without its end. */
  String write(T message) {
    return Json.PLAIN.write(new Line(kind(message.getClass()), message));
  }

  /**
   * Reads one line.
   *
   * @throws ProtocolException when it is none of this family
   */
  T read(String text) {
    try {
      Line line = Json.PLAIN.read(text, Line.class);
      Class<? extends Record> type = kinds.get(line.kind());
      if (type == null) {
        throw new ProtocolException("unknown message " + line.kind());
      }
      return family.cast(Json.PLAIN.bind(line.body(), type));
    } catch (JsonException e) {
      throw new ProtocolException("no message at " + e.path() + ": " + e.getMessage());
    }
  }

  private static String kind(Class<?> type) {
    String name = type.getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
