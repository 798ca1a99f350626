package dev.jstack.schema.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.config.Config;
import dev.jstack.schema.tree.MappingNode;
import dev.jstack.schema.tree.Node;
import dev.jstack.schema.tree.SequenceNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What {@code config} prints is the stack that it was printed of. */
class RoundTripTest {

  @Property(tries = 300)
  void loading_what_was_printed_gives_the_same_stack(@ForAll("stacks") String text) {
    LoadResult first = load(text);
    Assume.that(first.diagnostics().stream().noneMatch(Diagnostic::isError));
    Assume.that(noPortTwice(first.canonical().orElseThrow()));
    Config printed = new Config(first.canonical().orElseThrow());
    assertSame(first, printed.json(), load(printed.yaml()));
    assertSame(first, printed.json(), load(printed.json()));
  }

  /** As docker compose counts, {@code 80} and {@code "80"} are two ports until they are printed. */
  private static boolean noPortTwice(MappingNode stack) {
    return !(stack.get("services") instanceof MappingNode services)
        || services.entries().stream()
            .map(service -> ((MappingNode) service.value()).get("ports"))
            .filter(SequenceNode.class::isInstance)
            .map(ports -> ((SequenceNode) ports).items())
            .allMatch(
                ports ->
                    ports.stream().map(RoundTripTest::port).distinct().count() == ports.size());
  }

  private static List<String> port(Node port) {
    MappingNode parts = (MappingNode) port;
    return Stream.of("host_ip", "published", "target", "protocol")
        .map(key -> Objects.requireNonNullElse(parts.text(key), ""))
        .toList();
  }

  @Provide
  Arbitrary<String> stacks() throws IOException {
    return new StackGenerator().alone();
  }

  private static void assertSame(LoadResult first, String printed, LoadResult again) {
    assertThat(again.diagnostics()).noneMatch(Diagnostic::isError);
    assertThat(new Config(again.canonical().orElseThrow()).json()).isEqualTo(printed);
    assertThat(again.stack().orElseThrow().services())
        .isEqualTo(first.stack().orElseThrow().services());
  }

  private static LoadResult load(String text) {
    return StackLoader.create()
        .load(
            new LoadRequest(
                List.of("-"),
                Optional.of(text),
                Path.of("/work/stack"),
                Optional.empty(),
                Optional.of("t"),
                List.of(),
                List.of("*"),
                Map.of("HOME", "/home/peer"),
                false,
                List.of(),
                Map.of(),
                LoadRequest.Switches.ALL.withoutMeaning()));
  }
}
