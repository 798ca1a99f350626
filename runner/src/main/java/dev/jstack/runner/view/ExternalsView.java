package dev.jstack.runner.view;

import dev.jstack.engine.external.ExternalEntry;
import dev.jstack.json.Json;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.progress.ByteCount;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What {@code external ls} shows: never a content. */
public final class ExternalsView {
  private ExternalsView() {}

  /** A table, at most {@code columns} wide. */
  public static String table(List<ExternalEntry> entries, Style style, int columns) {
    Table table = new Table("KIND", "NAME", "SIZE", "CHANGED");
    for (ExternalEntry entry : entries) {
      table.row(
          entry.name().kind().word(),
          entry.name().name(),
          ByteCount.of(entry.bytes()),
          entry.changed().truncatedTo(ChronoUnit.SECONDS).toString());
    }
    return String.join("\n", table.lines(style, columns));
  }

  private record Answer(int formatVersion, List<Entry> externals) {}

  private record Entry(String kind, String name, long bytes, String changed) {}

  /** One JSON document. */
  public static String json(List<ExternalEntry> entries) {
    List<Entry> all =
        entries.stream()
            .map(
                e ->
                    new Entry(
                        e.name().kind().word(), e.name().name(), e.bytes(), e.changed().toString()))
            .toList();
    return Json.PLAIN.writeIndented(new Answer(1, all));
  }
}
