package dev.jstack.schema.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the counts that docs/conformance.md records; needs the data, which is elsewhere. */
class ConformanceIT {
  private static final Path RECORD = Path.of("../docs/conformance.md");
  private static final Pattern ROW = Pattern.compile("\\| (\\S+) \\| (\\d+) \\| (\\d+) \\|.*");

  @Test
  @SuppressWarnings("SystemOut")
  void counts_are_not_below_the_record_and_each_failure_has_a_reason() throws IOException {
    String folder =
        Optional.ofNullable(System.getProperty("JSTACK_CONFORMANCE"))
            .orElseGet(() -> System.getenv("JSTACK_CONFORMANCE"));
    assumeTrue(folder != null, "JSTACK_CONFORMANCE does not name the folder of the data");
    Map<String, ConformanceRunner.Count> counts =
        new ConformanceRunner(Path.of(folder.trim())).run();
    counts.forEach((kind, count) -> System.out.println(count.line(kind)));
    String record = Files.readString(RECORD);
    Map<String, Integer> recorded = recorded(record);
    assertThat(recorded.keySet()).containsAll(counts.keySet());
    counts.forEach(
        (kind, count) ->
            assertThat(count.passed())
                .as("%s: %s", kind, count.failures())
                .isGreaterThanOrEqualTo(recorded.getOrDefault(kind, 0)));
    counts
        .values()
        .forEach(
            c ->
                c.failures()
                    .keySet()
                    .forEach(name -> assertThat(record).contains("`" + name + "`")));
  }

  private static Map<String, Integer> recorded(String text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        counts.put(row.group(1), Integer.valueOf(row.group(2)));
      }
    }
    return counts;
  }
}
