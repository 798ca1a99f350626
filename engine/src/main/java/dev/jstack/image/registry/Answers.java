package dev.jstack.image.registry;

import dev.jstack.image.model.ImageProblem;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** What an HTTP status of a registry means. */
final class Answers {
  private static final long LONGEST_WAIT = 120;

  private Answers() {}

  /**
   * The fault behind a status that is no success.
   *
   * @param who whose answer it is, for the message
   * @param what what was asked for, for the message; may be empty
   */
  static RegistryException fault(int status, HttpHeaders headers, String who, String what) {
    String subject = what.isEmpty() ? "" : " for " + what;
    return switch (status) {
      case 401, 403 ->
          RegistryException.lasting(
              ImageProblem.NOT_ALLOWED, who + " refused access (HTTP " + status + ")" + subject);
      case 404, 410 ->
          RegistryException.lasting(
              ImageProblem.NOT_FOUND, who + " has no " + (what.isEmpty() ? "such thing" : what));
      case 408, 425, 429, 500, 502, 503, 504 ->
          RegistryException.passing(
              ImageProblem.UNREACHABLE,
              who + " answered HTTP " + status + subject + reason(status),
              retryAfter(headers));
      default ->
          RegistryException.lasting(
              ImageProblem.UNREACHABLE, who + " answered HTTP " + status + subject);
    };
  }

  private static String reason(int status) {
    return status == 429 ? ": too many requests" : "";
  }

  private static Optional<Duration> retryAfter(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .map(String::trim)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Math.min(LONGEST_WAIT, Long.parseLong(text))));
  }
}
