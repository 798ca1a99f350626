package dev.jstack.image.registry;

import dev.jstack.image.model.ImageProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registry answered, but not with what was asked for. */
public final class RegistryException extends IOException {
  private static final long serialVersionUID = 1L;

  private final ImageProblem problem;
  private final boolean passing;
  private final @Nullable Duration retryAfter;

  private RegistryException(
      ImageProblem problem, String message, boolean passing, @Nullable Duration retryAfter) {
    super(message);
    this.problem = problem;
    this.passing = passing;
    this.retryAfter = retryAfter;
  }

  /** A refusal that another try will not change. */
  static RegistryException lasting(ImageProblem problem, String message) {
    return new RegistryException(problem, message, false, null);
  }

  /** A trouble that may pass: too many requests, a server error, a stall. */
  static RegistryException passing(
      ImageProblem problem, String message, Optional<Duration> retryAfter) {
    return new RegistryException(problem, message, true, retryAfter.orElse(null));
  }

  /** Bytes that are not what their digest says: another place may have better ones. */
  public static RegistryException corrupt(String message) {
    return passing(ImageProblem.CORRUPT, message, Optional.empty());
  }

  public ImageProblem problem() {
    return problem;
  }

  /** Whether another try may help. */
  public boolean passing() {
    return passing;
  }

  /** How long the registry asked to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
