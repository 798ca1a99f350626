package dev.jstack.diagnostic;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The codes of several packages by their number: what {@code jstack explain} looks through. */
public final class DiagnosticCatalog {
  private final Map<String, DiagnosticCode> byCode = new TreeMap<>();

  private DiagnosticCatalog() {}

  /**
   * All of {@code codes}.
   *
   * @throws IllegalArgumentException when two have the same number
   */
  public static DiagnosticCatalog of(Collection<? extends DiagnosticCode> codes) {
    DiagnosticCatalog catalog = new DiagnosticCatalog();
    codes.forEach(catalog::add);
    return catalog;
  }

  private void add(DiagnosticCode code) {
    DiagnosticCode before = byCode.putIfAbsent(code.code(), code);
    if (before != null) {
      throw new IllegalArgumentException(code.code() + " is both " + before + " and " + code);
    }
  }

  /** The codes of both. */
  public DiagnosticCatalog and(DiagnosticCatalog other) {
    DiagnosticCatalog both = of(byCode.values());
    other.byCode.values().forEach(both::add);
    return both;
  }

  /** The code with that number, whatever its case. */
  public Optional<DiagnosticCode> find(String code) {
    return Optional.ofNullable(byCode.get(code.toUpperCase(java.util.Locale.ROOT)));
  }

  /** All, by number. */
  public Collection<DiagnosticCode> all() {
    return Collections.unmodifiableCollection(byCode.values());
  }
}
