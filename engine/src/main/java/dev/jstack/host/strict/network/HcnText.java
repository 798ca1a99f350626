package dev.jstack.host.strict.network;

import dev.jstack.host.api.HResult;
import dev.jstack.host.document.hcn.HcnQuery;
import dev.jstack.host.document.hcs.SchemaVersion;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Strict reading of what callers send. */
final class HcnText {
  private HcnText() {}

  static <T extends Record> T read(String operation, String object, String text, Class<T> type) {
    try {
      return Json.DOCUMENT.read(text, type);
    } catch (JsonException e) {
      throw refused(operation, object, e);
    }
  }

  static <T extends Record> T bind(String operation, String object, Object tree, Class<T> type) {
    try {
      return Json.DOCUMENT.bind(tree, type);
    } catch (JsonException e) {
      throw refused(operation, object, e);
    }
  }

  static RuntimeException refused(String operation, String object, JsonException e) {
    return HResult.HCN_E_INVALID_JSON.failure(operation, object, e.path() + ": " + e.getMessage());
  }

  /** Reads a query only to refuse what HNS would; filtering by it is the client's affair. */
  static void checkQuery(String operation, String object, String query) {
    if (query.isEmpty()) {
      return;
    }
    HcnQuery read = read(operation, object, query, HcnQuery.class);
    read.filter()
        .ifPresent(
            filter -> {
              try {
                Json.tree(filter);
              } catch (JsonException e) {
                throw refused(operation, object, e);
              }
            });
  }

  static void checkVersion(String operation, String object, Optional<SchemaVersion> version) {
    if (version.filter(v -> v.major() == 2).isEmpty()) {
      throw HResult.HCN_E_INVALID_JSON.failure(
          operation, object, "$.SchemaVersion: a document of schema 2 must say so");
    }
  }

  /** An id inside a document must be the one that the call names; the code is our choice. */
  static void checkId(String operation, UUID id, Optional<String> member) {
    if (member.isPresent() && !member.get().equals(id.toString())) {
      guid(operation, id.toString(), member.get());
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          operation, id.toString(), "$.ID is " + member.get() + ", the call names another id");
    }
  }

  static String guid(String operation, String object, String text) {
    try {
      String plain = text.startsWith("{") ? text.substring(1, text.length() - 1) : text;
      return UUID.fromString(plain).toString().toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw HResult.HCN_E_GUID_CONVERSION_FAILURE.failure(
          operation, object, "\"" + text + "\" is no GUID");
    }
  }
}
