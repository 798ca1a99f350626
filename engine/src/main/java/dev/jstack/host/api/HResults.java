package dev.jstack.host.api;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From a code, as a host gave it or a person typed it, to what it means.
 *
 * <p>vmcompute.dll and guests say 0xC037xxxx (NTSTATUS) where computecore.dll says 0x8037xxxx; both
 * mean the same.
 */
public final class HResults {
  private static final int FACILITY = 0x0FFF0000;
  private static final int HCS_FACILITY = 0x00370000;
  private static final int WIN32_FACILITY = 0x80070000;

  /** First words of meanings that keep their capital. */
  private static final Set<String> NAMES = Set.of("HCS", "HNS", "Windows", "Hyper-V", "Internet");

  private static final Map<Integer, HResult> BY_CODE = byCode();

  private HResults() {}

  /** The code's entry in the table; empty for a code that the table does not have. */
  public static Optional<HResult> find(int code) {
    return Optional.ofNullable(BY_CODE.get(normal(code)));
  }

  /**
   * The entry for a code as people type it: {@code 0x803b0013}, {@code 803B0013}, {@code
   * 2151350291}, {@code -2143616979}, or its name.
   */
  public static Optional<HResult> find(String text) {
    String word = text.strip().toUpperCase(Locale.ROOT);
    for (HResult result : HResult.values()) {
      if (result.name().equals(word)) {
        return Optional.of(result);
      }
    }
    String digits = word.startsWith("0X") ? word.substring(2) : word;
    return number(digits, 16).or(() -> number(word, 10));
  }

  /** What the code means for a caller; UNKNOWN when the table does not have it. */
  public static HostError error(int code) {
    return find(code).map(HResult::error).orElse(HostError.UNKNOWN);
  }

  /** A failure with a code as a host gave it; the code is kept as it is. */
  public static HostException failure(
      int code, String operation, String object, String reason, List<String> events) {
    String why = events.isEmpty() ? reason : events.get(0);
    String said = why.isBlank() ? find(code).map(HResult::meaning).orElse("") : why;
    return new HostException(error(code), code, operation, object, said.strip(), events);
  }

  private static Optional<HResult> number(String digits, int radix) {
    try {
      long value = Long.parseLong(digits, radix);
      return value == (int) value || value >>> 32 == 0 ? find((int) value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * What a code means, to be put behind a colon: without capital and final full stop.
   *
   * @param code any code, known or not
   */
  static String meaning(int code) {
    return find(code)
        .map(HResult::meaning)
        .map(HResults::clause)
        .orElse("the host answered with a code that jstack does not know, 0x%08X".formatted(code));
  }

  private static String clause(String sentence) {
    String text = sentence.substring(0, sentence.length() - 1);
    boolean name = NAMES.contains(text.split(" ", 2)[0]);
    return name ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }

  /** What can be done about a failure. */
  static String cure(int code) {
    return find(code)
        .map(HResult::cure)
        .orElse("Run the same command again; jstack doctor looks at the host.");
  }

  /** hcsshim collapses Win32 codes to their low 16 bits; both forms are accepted. */
  private static int normal(int code) {
    if ((code & FACILITY) == HCS_FACILITY) {
      return 0x80000000 | code & FACILITY | code & 0xFFFF;
    }
    return code > 0 && code <= 0xFFFF ? WIN32_FACILITY | code : code;
  }

  private static Map<Integer, HResult> byCode() {
    Map<Integer, HResult> table = new HashMap<>();
    for (HResult result : HResult.values()) {
      table.put(normal(result.code()), result);
    }
    return Map.copyOf(table);
  }
}
