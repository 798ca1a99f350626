package dev.jstack.host.intercept;

import java.util.Optional;

/**
 * One native call.
 *
 * @param function the native function
 * @param object the id or path it is about; empty for calls about the host
 * @param document the JSON text that crosses the seam, if any
 */
public record Call(NativeFunction function, String object, Optional<String> document) {

  static Call of(NativeFunction function, String object) {
    return new Call(function, object, Optional.empty());
  }

  static Call of(NativeFunction function, String object, String document) {
    return new Call(function, object, Optional.of(document).filter(text -> !text.isEmpty()));
  }
}
