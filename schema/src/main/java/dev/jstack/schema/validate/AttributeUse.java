package dev.jstack.schema.validate;

import dev.jstack.diagnostic.SourceRange;
import dev.jstack.schema.describe.Verdict;
import java.util.List;

/**
 * An attribute that a stack uses.
 *
 * @param kind where its element stands: {@code services}, {@code networks} …; empty: the top level
 * @param element the element it belongs to
 * @param path its way from there: {@code deploy.resources.limits.pids}
 * @param record the record of the table that describes it
 * @param attribute its name in that record
 * @param range where its key stands
 * @param value where its value stands, all of it
 * @param verdict what becomes of it on Windows
 */
public record AttributeUse(
    String kind,
    String element,
    String path,
    String record,
    String attribute,
    SourceRange range,
    SourceRange value,
    Verdict.Kind verdict) {
  private static final int QUOTES = 2;

  /** The element as people say it: {@code service `web`}; empty at the top level. */
  public String owner() {
    return kind.isEmpty() ? "" : Where.is(List.of(kind, element));
  }

  /** Whether somebody wrote the key: those of short forms and defaults stand where a value is. */
  public boolean isWritten() {
    int width = range.endColumn() - range.startColumn();
    boolean fits = width == attribute.length() || width == attribute.length() + QUOTES;
    return range.hasLine() && range.startLine() == range.endLine() && fits && !range.equals(value);
  }
}
