package dev.jstack.runner.view;

import dev.jstack.image.select.Selection;
import dev.jstack.image.select.Verdict;
import dev.jstack.json.Json;
import dev.jstack.runner.console.Style;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What {@code image match} shows. */
public final class MatchView {
  private MatchView() {}

  /** What one host would run in one isolation. */
  public record Line(String host, String isolation, Selection selection) {}

  /** A table, at most {@code columns} wide. */
  public static String table(List<Line> lines, Style style, int columns) {
    Table table = new Table("HOST", "ISOLATION", "IMAGE", "DIGEST", "WHY");
    for (Line line : lines) {
      Optional<Verdict> chosen = line.selection().chosen();
      table.row(
          line.host(),
          line.isolation(),
          chosen.map(v -> v.platform().toString()).orElse("none"),
          chosen.map(v -> v.manifest().digest().brief()).orElse("-"),
          chosen.map(Verdict::reason).orElseGet(() -> reasons(line.selection())));
    }
    return String.join("\n", table.lines(style, columns));
  }

  private static String reasons(Selection selection) {
    LinkedHashSet<String> reasons = new LinkedHashSet<>();
    selection.verdicts().forEach(verdict -> reasons.add(verdict.reason()));
    return reasons.isEmpty() ? "the index is empty" : String.join("; ", reasons);
  }

  private record Answer(int formatVersion, String image, List<Entry> matches) {}

  private record Entry(
      String host,
      String isolation,
      Optional<String> platform,
      Optional<String> digest,
      Optional<String> reason,
      List<String> refused) {}

  /** One JSON document. */
  public static String json(String image, List<Line> lines) {
    return Json.PLAIN.writeIndented(
        new Answer(1, image, lines.stream().map(MatchView::entry).toList()));
  }

  private static Entry entry(Line line) {
    Optional<Verdict> chosen = line.selection().chosen();
    return new Entry(
        line.host(),
        line.isolation(),
        chosen.map(v -> v.platform().toString()),
        chosen.map(v -> v.manifest().digest().toString()),
        chosen.map(Verdict::reason),
        chosen.isPresent() ? List.of() : line.selection().explanation());
  }
}
