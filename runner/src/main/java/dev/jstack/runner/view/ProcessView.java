package dev.jstack.runner.view;

import dev.jstack.json.Json;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.progress.Elapsed;
import java.util.List;
import java.util.Locale;

/** What {@code top} shows. */
public final class ProcessView {
  private ProcessView() {}

  /**
   * A process.
   *
   * @param service the replica's name for people
   * @param pid in the numbers of the host
   * @param program its image
   * @param cpuMillis user and kernel time so far
   * @param memoryBytes its private working set
   */
  public record Row(
      String service,
      String isolation,
      long pid,
      String program,
      long cpuMillis,
      long memoryBytes) {}

  private record Answer(int formatVersion, String stack, List<Row> processes) {}

  /** A table, at most {@code columns} wide. */
  public static String table(List<Row> rows, Style style, int columns) {
    Table table = new Table("NAME", "ISOLATION", "PID", "PROGRAM", "CPU", "MEMORY");
    for (Row row : rows) {
      table.row(
          row.service(),
          row.isolation(),
          String.valueOf(row.pid()),
          row.program(),
          Elapsed.millis(row.cpuMillis()),
          String.format(Locale.ROOT, "%.1f MB", row.memoryBytes() / 1e6));
    }
    return String.join("\n", table.lines(style, columns));
  }

  /** One JSON document. */
  public static String json(String stack, List<Row> rows) {
    return Json.PLAIN.writeIndented(new Answer(1, stack, rows));
  }
}
