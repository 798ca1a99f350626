package dev.jstack.image.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An image cannot be had or used. The message is for people: what, where, why. */
public final class ImageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ImageProblem problem;
  private final transient List<String> notes;

  /** A failure with facts to show below the message. */
  public ImageException(
      ImageProblem problem, String message, List<String> notes, @Nullable Throwable cause) {
    super(message, cause);
    this.problem = problem;
    this.notes = List.copyOf(notes);
  }

  public ImageException(ImageProblem problem, String message) {
    this(problem, message, List.of(), null);
  }

  public ImageException(ImageProblem problem, String message, Throwable cause) {
    this(problem, message, List.of(), cause);
  }

  public ImageProblem problem() {
    return problem;
  }

  /** Facts that explain the message, such as the platforms that an image does have. */
  public List<String> notes() {
    return notes;
  }
}
