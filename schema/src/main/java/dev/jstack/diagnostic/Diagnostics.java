package dev.jstack.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the findings of a stage, so that all of them are told at once. One thread fills it; the
 * same finding twice counts once.
 */
public final class Diagnostics {
  /** By what is said where: text, since the hash of a record is dear the first time. */
  private final Map<String, Diagnostic> found = new LinkedHashMap<>();

  /** Adds one finding. */
  public void add(Diagnostic diagnostic) {
    found.putIfAbsent(
        diagnostic.code() + ' ' + diagnostic.range().label() + ' ' + diagnostic.message(),
        diagnostic);
  }

  /** Adds all of {@code diagnostics}. */
  public void addAll(Iterable<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      add(diagnostic);
    }
  }

  /** Whether a later stage must not run. */
  public boolean hasErrors() {
    for (Diagnostic diagnostic : found.values()) {
      if (diagnostic.isError()) {
        return true;
      }
    }
    return false;
  }

  /** All findings by file, line, column. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> all = new ArrayList<>(found.values());
    all.sort(
        new Comparator<Diagnostic>() {
          @Override
          public int compare(Diagnostic one, Diagnostic other) {
            return byPlace(one, other);
          }
        });
    return List.copyOf(all);
  }

  /** Field by field: a chain of comparators costs each start some milliseconds. */
  private static int byPlace(Diagnostic one, Diagnostic other) {
    int order = one.range().file().name().compareTo(other.range().file().name());
    order = order != 0 ? order : one.range().startLine() - other.range().startLine();
    order = order != 0 ? order : one.range().startColumn() - other.range().startColumn();
    order = order != 0 ? order : one.severity().compareTo(other.severity());
    return order != 0 ? order : one.code().compareTo(other.code());
  }
}
