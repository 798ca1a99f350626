package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.json.Json;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.config.TargetReport;
import dev.jstack.schema.describe.Format;
import dev.jstack.schema.describe.RecordShape;
import dev.jstack.schema.describe.Verdict;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.validate.AttributeUse;
import dev.jstack.schema.validate.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The real stacks, in all sets of files that docker compose takes: each is planned for a Windows
 * host and for the local one, or refused in words; and each attribute in it is one that reaches the
 * host ({@link AttributeReachTest}) or has its line in the report on the target.
 */
@EnabledIfEnvironmentVariable(
    named = "JSTACK_CONFORMANCE",
    matches = ".+",
    disabledReason = "JSTACK_CONFORMANCE names no folder with the stacks")
class StacksOfTheWorldTest {
  private static final Path FOLDER =
      Path.of(Optional.ofNullable(System.getenv("JSTACK_CONFORMANCE")).orElse("."));

  private final Set<String> stacks = new TreeSet<>();
  private final Set<String> planned = new TreeSet<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  @Test
  void are_planned_or_refused_in_words_and_lose_nothing() throws IOException {
    Set<String> reached = reached();
    List<String> lost = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER.resolve("stacks-golden"))) {
      for (Path set : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        Map<?, ?> golden = (Map<?, ?>) Json.tree(Files.readString(set));
        stacks.add(golden.get("stack").toString());
        if (((Number) golden.get("rc")).intValue() == 0) {
          LoadResult result = StackLoader.create().load(request(golden));
          lost.addAll(lost(set, result.canonical().orElseThrow(), reached));
          plan(golden.get("stack").toString(), result);
        }
      }
    }
    System.out.println("stacks of the world, by sets of files: " + counts);
    stacks.removeAll(planned);
    String record = Files.readString(Path.of("../docs/conformance.md"));
    assertThat(stacks).as("refused in each of their sets").allMatch(record::contains);
    assertThat(counts.get("Server 2022")).isGreaterThanOrEqualTo(112);
    assertThat(counts.get("local host")).isGreaterThanOrEqualTo(108);
    assertThat(lost).isEmpty();
  }

  private static Set<String> reached() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/reach/attributes.txt")).stream()
        .map(line -> line.substring(0, line.indexOf("  ")))
        .map(StacksOfTheWorldTest::plain)
        .collect(Collectors.toSet());
  }

  private static String plain(String path) {
    return path.replace("[]", "").replace(".*", "");
  }

  private static LoadRequest request(Map<?, ?> golden) {
    Map<String, String> environment = new LinkedHashMap<>(Map.of("HOME", "/home/anna"));
    if (golden.get("env") instanceof Map<?, ?> values) {
      values.forEach((name, value) -> environment.put(name.toString(), value.toString()));
    }
    List<String> profiles = new ArrayList<>(texts(golden.get("profileFlags")));
    profiles.remove("--profile");
    return new LoadRequest(
        texts(golden.get("files")),
        Optional.empty(),
        FOLDER.resolve("stacks").resolve(golden.get("stack").toString()).toAbsolutePath(),
        Optional.empty(),
        Optional.of(golden.get("project").toString()),
        golden.get("envFile") instanceof String file ? List.of(file) : List.of(),
        profiles,
        environment,
        false,
        List.of(),
        Map.of(),
        LoadRequest.Switches.ALL);
  }

  private static List<String> texts(Object list) {
    return ((List<?>) list).stream().map(Object::toString).toList();
  }

  private static List<String> lost(Path set, MappingNode canonical, Set<String> reached) {
    Set<String> told = new HashSet<>();
    TargetReport.of(canonical).lines().forEach(line -> told.add(line.place() + line.attribute()));
    List<String> lost = new ArrayList<>();
    for (AttributeUse use : Validation.uses(canonical)) {
      boolean carriedOut =
          use.verdict() == Verdict.Kind.WORKS && !isOneOfAllowed(use)
              || use.verdict() == Verdict.Kind.EMULATED;
      String path = plain(use.kind().isEmpty() ? use.path() : use.kind() + "." + use.path());
      boolean shown = told.contains(use.range().label() + use.path());
      boolean silent = carriedOut ? !reached.contains(path) && !shown : !shown && use.isWritten();
      if (use.range().hasLine() && silent) {
        lost.add(set.getFileName() + ": " + path);
      }
    }
    return lost;
  }

  /**
   * A word that is there to be taken where others are refused: it goes with what it is a word of.
   */
  private static boolean isOneOfAllowed(AttributeUse use) {
    RecordShape.Attribute attribute =
        Format.compact().record(use.record()).attribute(use.attribute());
    return attribute != null && attribute.verdict().kind().speaks();
  }

  private void plan(String stack, LoadResult result) {
    if (result.stack().isEmpty()) {
      count("refused", result.diagnostics());
      return;
    }
    LoweringResult windows = Lowering.lower(result.stack().get(), Stacks.on("windows-server-2022"));
    LoweringResult local = Lowering.lower(result.stack().get(), LocalTargetTest.local("linux"));
    count(windows.state().isPresent() ? "Server 2022" : "not on 2022", windows.diagnostics());
    if (windows.state().isPresent()) {
      planned.add(stack);
    }
    count(local.state().isPresent() ? "local host" : "not local", local.diagnostics());
  }

  private void count(String what, List<Diagnostic> diagnostics) {
    List<String> errors =
        diagnostics.stream().filter(Diagnostic::isError).map(Diagnostic::code).distinct().toList();
    counts.merge(errors.isEmpty() ? what : what + " " + errors, 1, Integer::sum);
  }
}
