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
 * @param verdict what becomes of it on Windows
 */
public record AttributeUse(
    String kind,
    String element,
    String path,
    String record,
    String attribute,
    SourceRange range,
    Verdict.Kind verdict) {

  /** The element as people say it: {@code service `web`}; empty at the top level. */
  public String owner() {
    return kind.isEmpty() ? "" : Where.is(List.of(kind, element));
  }
}
