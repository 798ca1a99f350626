package dev.jstack.host.api;

import java.util.List;

/**
 * A native call failed.
 *
 * <p>The message says what could not be done and why, in words; {@link #hresult()} keeps the code
 * as the host gave it.
 */
public final class HostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient HostError error;
  private final int hresult;
  private final String operation;
  private final String object;
  private final String reason;
  private final transient List<String> events;

  /**
   * A failure.
   *
   * @param error its meaning
   * @param hresult the code as the host gave it, 0x8… or 0xC…
   * @param operation the native function's name
   * @param object the id or path it was about; may be empty
   * @param reason why, in words of the host
   * @param events texts of the host's event records, first is the most telling
   */
  public HostException(
      HostError error,
      int hresult,
      String operation,
      String object,
      String reason,
      List<String> events) {
    super("%s %s: %s (0x%08X)".formatted(operation, object, reason, hresult));
    this.error = error;
    this.hresult = hresult;
    this.operation = operation;
    this.object = object;
    this.reason = reason;
    this.events = List.copyOf(events);
  }

  public HostError error() {
    return error;
  }

  public int hresult() {
    return hresult;
  }

  public String operation() {
    return operation;
  }

  public String object() {
    return object;
  }

  public List<String> events() {
    return events;
  }

  /**
   * Why, as people are told it: the host's own event when it gave one, else what the code means and
   * the host's own words when they say more. One line without a final full stop, to be put behind
   * what could not be done.
   */
  public String told() {
    if (!events.isEmpty()) {
      return events.get(0);
    }
    String meaning = HResults.meaning(hresult);
    String own = reason.strip();
    boolean saysMore = !own.isEmpty() && !own.regionMatches(true, 0, meaning, 0, meaning.length());
    return saysMore ? meaning + " (the host says: " + own + ")" : meaning;
  }

  /** What can be done about it. */
  public String cure() {
    return HResults.cure(hresult);
  }
}
