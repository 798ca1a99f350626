package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.target.Targets;
import dev.jstack.host.Host;
import dev.jstack.host.simulated.SimulatedHost;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.describe.Reference;
import dev.jstack.schema.describe.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No attribute is lost silently. Each one that works on Windows, or that jstack carries out, is
 * taken away from a stack and put into it: the documents that a host gets change, or what the
 * supervisor carries out, or something is said. A few go another way, which cases.yaml names.
 * Golden, so that a review sees where each one goes.
 */
class AttributeReachTest {
  private static final Path CASES = Path.of("src/test/resources/reach");
  private static final String TARGET = "windows-server-2022";

  @TempDir private Path directory;
  private ReachStack base;

  @BeforeEach
  void read() throws IOException {
    base =
        new ReachStack(
            Files.readString(CASES.resolve("base.yaml")),
            Files.readString(CASES.resolve("cases.yaml")));
    for (String file :
        List.of("quoted.env", "common.env", "labels.env", "password.txt", "settings.ini")) {
      Files.writeString(directory.resolve(file), "FROM_FILE='yes'\n");
    }
    Files.writeString(
        directory.resolve("common.yaml"), "services: {base: {image: other, user: other}}\n");
    Files.createDirectory(directory.resolve("shared"));
    Files.writeString(
        directory.resolve("shared/stack.yaml"),
        "services: {shared: {image: 'registry.local/shared:1', environment: {A: '${A:-}'},"
            + " volumes: ['./x:C:\\x']}}\n");
    Files.writeString(
        directory.resolve("shared/other.yaml"),
        "services: {other: {image: 'registry.local/o:1'}}\n");
    Files.writeString(directory.resolve("shared/.env"), "A=shared\n");
    Files.writeString(directory.resolve("shared/other.env"), "A=other\n");
  }

  @Test
  void each_attribute_goes_somewhere() throws IOException {
    Map<String, String> where = new TreeMap<>();
    Reference reference = Reference.read();
    Map<String, Reference.Entry> attributes = reference.attributes();
    attributes.forEach(
        (path, entry) -> {
          Reference.Words words = reference.words(entry.record(), entry.attribute().name());
          if (isCarriedOut(entry) && !isPartOfWhatIsSaid(path, attributes)) {
            where.put(path, reach(path, String.join("\n", words.example())));
          }
        });
    assertThat(where).hasSizeGreaterThan(150);
    StringBuilder table = new StringBuilder();
    where.forEach((path, reach) -> table.append(path).append("  ").append(reach).append('\n'));
    Path golden = CASES.resolve("attributes.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, table);
    }
    assertThat(table).hasToString(Files.readString(golden));
    assertThat(where.values()).noneMatch("lost"::equals);
  }

  private static boolean isCarriedOut(Reference.Entry entry) {
    Verdict.Kind kind = entry.attribute().verdict().kind();
    return kind == Verdict.Kind.WORKS || kind == Verdict.Kind.EMULATED;
  }

  private static boolean isSaid(Reference.Entry entry) {
    Verdict.Kind kind = entry.attribute().verdict().kind();
    return kind.refuses() || kind == Verdict.Kind.IGNORED;
  }

  /** Parts of what is refused or ignored with a sentence need none of their own. */
  private static boolean isPartOfWhatIsSaid(String path, Map<String, Reference.Entry> attributes) {
    for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      Reference.Entry above =
          attributes.get(path.substring(0, dot).replaceAll("(\\[]|\\.\\*)+$", ""));
      if (above != null && isSaid(above)) {
        return true;
      }
    }
    return false;
  }

  private String reach(String path, String example) {
    if (base.elsewhere(path).isPresent()) {
      return base.elsewhere(path).get();
    }
    Outcome without = outcome(base.without(path));
    Outcome with = outcome(base.with(path, example));
    if (!with.isRefused() && !with.documents().equals(without.documents())) {
      return "documents of the host";
    }
    if (!with.isRefused() && !with.desired().equals(without.desired())) {
      return "what the supervisor carries out";
    }
    Set<String> said = new LinkedHashSet<>(with.said());
    said.removeAll(without.said());
    if (said.isEmpty())
      System.out.println("LOST " + path + with.said() + "\n" + base.with(path, example));
    return said.isEmpty() ? "lost" : "said: " + String.join(", ", said);
  }

  private record Outcome(List<String> said, String desired, List<Realized.Sent> documents) {
    boolean isRefused() {
      return documents.isEmpty();
    }
  }

  private Outcome outcome(String text) {
    LoadResult loaded =
        StackLoader.create()
            .load(Stacks.request(List.of("-"), Optional.of(text), directory.toString()));
    List<String> said = new ArrayList<>(said(loaded.diagnostics()));
    if (loaded.stack().isEmpty()) {
      return new Outcome(said, "", List.of());
    }
    LoweringResult lowered = Lowering.lower(loaded.stack().get(), Stacks.on(TARGET));
    said.addAll(said(lowered.diagnostics()));
    if (lowered.state().isEmpty()) {
      return new Outcome(said, "", List.of());
    }
    DesiredState state = lowered.state().get();
    Host host = SimulatedHost.of(Targets.facts(TARGET).orElseThrow());
    return new Outcome(said, state.toString(), Realized.on(host, state));
  }

  private List<String> said(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(d -> d.code() + " " + d.message().replace(directory.toString(), "DIR"))
        .toList();
  }
}
