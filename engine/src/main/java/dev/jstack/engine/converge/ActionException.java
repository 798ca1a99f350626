package dev.jstack.engine.converge;

import java.util.List;
import java.util.Optional;

/**
 * An action could not be done, told to people.
 *
 * <p>The message says what and why in one line; {@link #code()} is the diagnostic's code.
 */
public final class ActionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ConvergenceCode code;
  private final transient Optional<Integer> hresult;
  private final transient List<String> hints;

  ActionException(
      ConvergenceCode code, String message, Optional<Integer> hresult, List<String> hints) {
    super(message);
    this.code = code;
    this.hresult = hresult;
    this.hints = List.copyOf(hints);
  }

  static ActionException of(ConvergenceCode code, String message, String... hints) {
    return new ActionException(code, message, Optional.empty(), List.of(hints));
  }

  public ConvergenceCode code() {
    return code;
  }

  /** The host's code, when a native call failed. */
  public Optional<Integer> hresult() {
    return hresult;
  }

  public List<String> hints() {
    return hints;
  }
}
