package dev.jstack.schema.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;

/** Runs the cases of a conformance folder and counts; {@code main} prints the failing ones too. */
public final class ConformanceRunner {
  private final Path folder;

  /** Runs over {@code folder}, which holds {@code compose/cases.jsonl}. */
  public ConformanceRunner(Path folder) {
    this.folder = folder;
  }

  /** What came of one kind of cases. */
  record Count(int passed, int all, Map<String, String> failures) {
    String line(String kind) {
      return "compose " + kind + " " + passed + "/" + all;
    }
  }

  /** Counts by kind. */
  Map<String, Count> run() throws IOException {
    Path scratch = Files.createTempDirectory("jstack-conformance");
    LoadCases loads = new LoadCases(scratch);
    TextCases texts = new TextCases();
    Map<String, Count> counts = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve("compose/cases.jsonl"))) {
      SpecCase c = new SpecCase(new JSONObject(line));
      Outcome outcome = outcome(c, loads, texts);
      counts.merge(c.kind(), count(c, outcome), ConformanceRunner::sum);
    }
    counts.put("stacks", new GoldenStacks(folder).run());
    counts.put("stacks-lists", new GoldenStacks(folder).lists());
    return counts;
  }

  private static Outcome outcome(SpecCase c, LoadCases loads, TextCases texts) throws IOException {
    try {
      return switch (c.kind()) {
        case "load" -> loads.load(c);
        case "merge" -> loads.merge(c);
        default -> texts.run(c);
      };
    } catch (RuntimeException e) {
      return Outcome.failed(
          "threw "
              + e
              + " at "
              + List.of(e.getStackTrace()).subList(0, Math.min(4, e.getStackTrace().length)));
    }
  }

  private static Count count(SpecCase c, Outcome outcome) {
    Map<String, String> failures = new LinkedHashMap<>();
    if (!outcome.passed()) {
      failures.put(c.name(), outcome.failure());
    }
    return new Count(outcome.passed() ? 1 : 0, 1, failures);
  }

  static Count sum(Count a, Count b) {
    Map<String, String> failures = new LinkedHashMap<>(a.failures());
    failures.putAll(b.failures());
    return new Count(a.passed() + b.passed(), a.all() + b.all(), failures);
  }

  /** Prints the counts of the folder in {@code args[0]} and each case that fails. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws IOException {
    Map<String, Count> counts = new ConformanceRunner(Path.of(args[0])).run();
    counts
        .values()
        .forEach(c -> c.failures().forEach((n, why) -> System.out.println(n + "  " + why)));
    counts.forEach((kind, count) -> System.out.println(count.line(kind)));
  }
}
