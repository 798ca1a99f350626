package dev.jstack.host.windows;

import dev.jstack.host.api.HResults;
import dev.jstack.host.api.HostException;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a native call said, made a value or a {@link HostException}. */
final class NativeResult {
  private NativeResult() {}

  /**
   * Fails when {@code code} is a failure.
   *
   * @param document the result or error document of the call; may be empty
   */
  static void check(int code, String operation, String object, String document) {
    if (code < 0) {
      throw failure(code, operation, object, document);
    }
  }

  /**
   * The same for HCN, where a call that returns S_OK and yet gives an error record has failed (as
   * hcsshim reads it).
   */
  static void checkRecord(int code, String operation, String object, String record) {
    if (code < 0 || !record.isBlank()) {
      throw failure(code < 0 ? code : recordedCode(record), operation, object, record);
    }
  }

  /** The HRESULT of a Win32 error code. */
  static int ofLastError(int error) {
    return 0x80070000 | error & 0xFFFF;
  }

  static HostException failure(int code, String operation, String object, String document) {
    return HResults.failure(code, operation, object, reason(document), events(document));
  }

  /** HCS says ErrorMessage, HCN says Error with a trailing blank. */
  private static String reason(String document) {
    Map<?, ?> members = members(document);
    Object text =
        members.containsKey("ErrorMessage") ? members.get("ErrorMessage") : members.get("Error");
    return text instanceof String reason ? reason.strip() : "";
  }

  /** The texts of ErrorEvents, which tell more than the code (ResultError, schema 2.0). */
  private static List<String> events(String document) {
    List<String> texts = new ArrayList<>();
    if (members(document).get("ErrorEvents") instanceof List<?> events) {
      for (Object event : events) {
        if (event instanceof Map<?, ?> members && members.get("Message") instanceof String text) {
          texts.add(text.strip());
        }
      }
    }
    return texts;
  }

  /** ErrorCode is an unsigned decimal HRESULT, too large for a signed int. */
  private static int recordedCode(String record) {
    Object code = members(record).get("ErrorCode");
    return code instanceof Number number ? (int) number.longValue() : 0x80004005;
  }

  private static Map<?, ?> members(String document) {
    if (document.isBlank()) {
      return Map.of();
    }
    try {
      return Json.tree(document) instanceof Map<?, ?> members ? members : Map.of();
    } catch (JsonException e) {
      return Map.of("Error", document);
    }
  }
}
