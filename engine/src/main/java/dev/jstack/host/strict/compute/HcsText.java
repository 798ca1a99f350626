package dev.jstack.host.strict.compute;

import dev.jstack.host.api.HResult;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;

/** Strict reading of what callers send. */
final class HcsText {
  private HcsText() {}

  static <T extends Record> T read(String operation, String object, String text, Class<T> type) {
    try {
      return Json.DOCUMENT.read(text, type);
    } catch (JsonException e) {
      throw refused(operation, object, e);
    }
  }

  /** The same where no text at all means an empty document. */
  static <T extends Record> T query(String operation, String object, String text, Class<T> type) {
    return read(operation, object, text.isEmpty() ? "{}" : text, type);
  }

  static <T extends Record> T bind(String operation, String object, Object tree, Class<T> type) {
    try {
      return Json.DOCUMENT.bind(tree, type);
    } catch (JsonException e) {
      throw refused(operation, object, e);
    }
  }

  static RuntimeException refused(String operation, String object, JsonException e) {
    return HResult.HCS_E_INVALID_JSON.failure(operation, object, e.path() + ": " + e.getMessage());
  }
}
