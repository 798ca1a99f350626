package dev.jstack.host.document.hcs;

import java.util.List;
import java.util.Optional;

/**
 * What HCS says about a failed call. Any member may be missing; the first event's message tells
 * more than the code.
 *
 * @param error the HRESULT as a signed number
 */
public record ResultError(
    int error,
    Optional<String> errorMessage,
    List<ErrorEvent> errorEvents,
    List<Object> attribution) {

  public ResultError {
    errorEvents = List.copyOf(errorEvents);
    attribution = List.copyOf(attribution);
  }

  /** An event that the failure left. */
  public record ErrorEvent(
      Optional<String> message,
      Optional<String> stackTrace,
      Optional<String> provider,
      int eventId,
      long flags,
      Optional<String> source,
      List<EventData> data) {
    public ErrorEvent {
      data = List.copyOf(data);
    }
  }

  /** A value of an event. */
  public record EventData(Optional<String> type, Optional<String> value) {}
}
