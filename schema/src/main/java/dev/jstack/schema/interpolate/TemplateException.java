package dev.jstack.schema.interpolate;

/** A text whose variables cannot be replaced. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean required;

  private TemplateException(String message, boolean required) {
    super(message, null, false, false);
    this.required = required;
  }

  static TemplateException malformed(String message) {
    return new TemplateException(message, false);
  }

  static TemplateException required(String name, String reason) {
    String message = "required variable " + name + " is missing a value";
    return new TemplateException(reason.isEmpty() ? message : message + ": " + reason, true);
  }

  /** Whether the text is well formed and only a variable that it demands has no value. */
  public boolean isRequired() {
    return required;
  }
}
