package dev.jstack.diagnostic;

import java.util.List;
import java.util.Optional;

/**
 * One finding.
 *
 * @param code stable code such as {@code JS2104}; {@code jstack explain} has its page
 * @param severity how bad it is
 * @param message one line, no full stop, names in backticks
 * @param range where it is
 * @param label what the caret says beside the excerpt; may be empty
 * @param related other places that matter ("first defined here")
 * @param notes facts below the excerpt
 * @param hints what to do, most useful first
 */
public record Diagnostic(
    String code,
    Severity severity,
    String message,
    SourceRange range,
    String label,
    List<Related> related,
    List<String> notes,
    List<String> hints) {

  public Diagnostic {
    related = List.copyOf(related);
    notes = List.copyOf(notes);
    hints = List.copyOf(hints);
  }

  /** A second place and what it has to do with the finding. */
  public record Related(SourceRange range, String message) {}

  /** A finding that is refused. */
  public static Diagnostic error(String code, SourceRange range, String message) {
    return new Diagnostic(
        code, Severity.ERROR, message, range, "", List.of(), List.of(), List.of());
  }

  /** A finding that works, but perhaps not as meant. */
  public static Diagnostic warning(String code, SourceRange range, String message) {
    return new Diagnostic(
        code, Severity.WARNING, message, range, "", List.of(), List.of(), List.of());
  }

  /** A fact worth knowing once. */
  public static Diagnostic note(String code, SourceRange range, String message) {
    return new Diagnostic(code, Severity.NOTE, message, range, "", List.of(), List.of(), List.of());
  }

  /** A finding that is refused. */
  public static Diagnostic error(DiagnosticCode code, SourceRange range, String message) {
    return error(code.code(), range, message);
  }

  /** A finding that works, but perhaps not as meant. */
  public static Diagnostic warning(DiagnosticCode code, SourceRange range, String message) {
    return warning(code.code(), range, message);
  }

  /** A fact worth knowing once. */
  public static Diagnostic note(DiagnosticCode code, SourceRange range, String message) {
    return note(code.code(), range, message);
  }

  /** The same with the words beside the caret. */
  public Diagnostic withLabel(String text) {
    return new Diagnostic(code, severity, message, range, text, related, notes, hints);
  }

  /** The same with one more hint. */
  public Diagnostic withHint(String hint) {
    return new Diagnostic(
        code, severity, message, range, label, related, notes, Lists.plus(hints, hint));
  }

  /** The same with one more hint when there is one. */
  public Diagnostic withHint(Optional<String> hint) {
    return hint.map(this::withHint).orElse(this);
  }

  /** The same with one more fact. */
  public Diagnostic withNote(String note) {
    return new Diagnostic(
        code, severity, message, range, label, related, Lists.plus(notes, note), hints);
  }

  /** The same with one more place. */
  public Diagnostic withRelated(SourceRange place, String text) {
    List<Related> more = Lists.plus(related, new Related(place, text));
    return new Diagnostic(code, severity, message, range, label, more, notes, hints);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
