package dev.jstack.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the findings of a stage, so that all of them are told at once. One thread fills it; the
 * same finding twice counts once.
 */
public final class Diagnostics {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic d) -> d.range().file().name())
          .thenComparing(d -> d.range().startLine())
          .thenComparing(d -> d.range().startColumn())
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::code);

  private final Set<Diagnostic> found = new LinkedHashSet<>();

  /** Adds one finding. */
  public void add(Diagnostic diagnostic) {
    found.add(diagnostic);
  }

  /** Adds all of {@code diagnostics}. */
  public void addAll(Iterable<Diagnostic> diagnostics) {
    diagnostics.forEach(this::add);
  }

  /** Whether a later stage must not run. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** All findings by file, line, column. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> all = new ArrayList<>(found);
    all.sort(BY_PLACE);
    return List.copyOf(all);
  }
}
