package dev.jstack.runner.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.schema.LoadRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WireTest {
  private static final LoadRequest LOAD =
      new LoadRequest(
          List.of("stack.yaml", "-"),
          Optional.of("services: {}\n"),
          Path.of("/home/anna/shop"),
          Optional.of(Path.of("/home/anna")),
          Optional.of("shop"),
          List.of(".env"),
          List.of("debug"),
          Map.of("HOME", "/home/anna"),
          false,
          List.of("web"),
          Map.of("web", 3),
          LoadRequest.Switches.ALL);

  static Stream<Request> requests() {
    return Stream.of(
        new Request.Up(LOAD, Request.UpOptions.DEFAULT),
        new Request.Apply("{}", LOAD, Request.UpOptions.DEFAULT),
        new Request.Down(
            "shop", List.of(), true, Optional.of(Duration.ofSeconds(3)), Duration.ofMinutes(1)),
        new Request.Stop("shop", List.of("web"), Optional.empty(), Duration.ZERO),
        new Request.Start("shop", List.of(), Duration.ZERO),
        new Request.Restart("shop", List.of(), Optional.empty(), Duration.ZERO),
        new Request.Collect("shop", Duration.ofSeconds(3)),
        new Request.Kill("shop", List.of(), "SIGKILL"),
        new Request.Exec(
            "shop",
            "web",
            Optional.of(2),
            List.of("sh", "-c", "echo \"é\"\n"),
            Optional.of("nobody"),
            Optional.empty(),
            Map.of("A", "b"),
            Optional.of(new Request.ConsoleSize(24, 80)),
            true),
        new Request.Events(Optional.empty()),
        new Request.Leave());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void a_request_comes_over_as_it_was(Request request) {
    String line = Wire.REQUESTS.write(request);
    assertThat(line).doesNotContain("\n");
    assertThat(Wire.REQUESTS.read(line)).isEqualTo(request);
  }

  @Test
  void every_request_has_a_sample_here() {
    assertThat(requests().<Object>map(Request::getClass))
        .containsExactlyInAnyOrder((Object[]) Request.class.getPermittedSubclasses());
  }

  @Test
  void an_event_comes_over_as_it_was() {
    EngineEvent event =
        new EngineEvent.Note(7, Instant.EPOCH, true, Optional.of("service/web/1"), "exited 1");
    RecordingSink sink = new RecordingSink();
    Wire.REPLIES.read(Wire.REPLIES.write(Reply.Event.of(event))).apply(sink);
    assertThat(sink.events()).containsExactly(event);
  }

  @Test
  void output_comes_over_byte_by_byte() {
    RecordingSink sink = new RecordingSink();
    byte[] bytes = {0, 10, (byte) 200, 65};
    Reply reply =
        Wire.REPLIES.read(Wire.REPLIES.write(Reply.Output.of(OutputStreamKind.STDERR, bytes)));
    assertThat(Base64.getDecoder().decode(((Reply.Output) reply).data())).isEqualTo(bytes);
    reply.apply(sink);
    assertThat(sink.outputs()).hasSize(1);
  }

  @Test
  void a_finding_brings_the_lines_it_shows_and_no_others() {
    String text = String.join("\n", Collections.nCopies(500, "a: secret"));
    SourceFile file = SourceFile.of("stack.yaml", text);
    Diagnostic finding =
        Diagnostic.error("JS2104", new SourceRange(file, 400, 3, 400, 8), "unknown attribute")
            .withLabel("here")
            .withRelated(new SourceRange(file, 2, 1, 2, 4), "first defined here")
            .withHint("remove it");
    String line = Wire.REPLIES.write(new Reply.Finding(WireDiagnostic.pack(finding)));
    RecordingSink sink = new RecordingSink();
    Wire.REPLIES.read(line).apply(sink);
    Diagnostic again = sink.diagnostics().get(0);
    assertThat(again.range().label()).isEqualTo("stack.yaml:400:3");
    assertThat(again.range().file().lines().get(399)).isEqualTo("a: secret");
    assertThat(again.range().file()).isEqualTo(again.related().get(0).range().file());
    assertThat(again.withHint(Optional.empty()).hints()).containsExactly("remove it");
    assertThat(line.split("a: secret", -1)).hasSizeLessThan(12);
  }

  @Test
  void what_is_no_message_is_refused_in_words() {
    assertThatThrownBy(() -> Wire.REQUESTS.read("{\"kind\":\"explode\",\"body\":{}}"))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("unknown message explode");
    assertThatThrownBy(() -> Wire.REQUESTS.read("GET / HTTP/1.1"))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> Wire.REQUESTS.read("{\"kind\":\"kill\",\"body\":{\"stack\":1}}"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("stack");
  }
}
