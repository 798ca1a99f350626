package dev.jstack.runner.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.event.EngineEvent;
import dev.jstack.engine.event.EngineEvent.ActionDone;
import dev.jstack.engine.event.EngineEvent.ActionFailed;
import dev.jstack.engine.event.EngineEvent.ActionProgress;
import dev.jstack.engine.event.EngineEvent.ActionSkipped;
import dev.jstack.engine.event.EngineEvent.ActionStarted;
import dev.jstack.engine.event.EngineEvent.PlanReady;
import dev.jstack.engine.event.EngineEvent.StackSummary;
import dev.jstack.engine.event.EngineEvent.Step;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Style;
import dev.jstack.runner.console.Terminals;
import dev.jstack.runner.console.Width;
import dev.jstack.testing.Golden;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
  private static final LastLine LAST = new LastLine("jstack", true);

  private final Rows rows = new Rows();

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  private static PlanReady shop() {
    List<Step> steps =
        List.of(
            new Step("#1", "network/front", "create", "", List.of(), Optional.empty()),
            new Step("#2", "volume/data", "create", "", List.of(), Optional.empty()),
            new Step("#3", "service/store/1", "create", "", List.of("#1", "#2"), Optional.empty()),
            new Step("#4", "service/store/1", "await", "", List.of("#3"), Optional.of("healthy")),
            new Step("#5", "service/api/1", "create", "", List.of("#4"), Optional.empty()),
            new Step("#6", "service/api/1", "await", "", List.of("#5"), Optional.of("healthy")),
            new Step("#7", "service/api/2", "create", "", List.of("#4"), Optional.empty()),
            new Step("#8", "service/api/2", "await", "", List.of("#7"), Optional.of("healthy")),
            new Step("#9", "service/web/1", "create", "", List.of("#6", "#8"), Optional.empty()));
    return new PlanReady(0, START, "shop", "local host, level 3", steps, 0);
  }

  private static List<EngineEvent> begun() {
    return List.of(
        shop(),
        new ActionStarted(1, at(0), "#1", "network/front", "create"),
        new ActionDone(2, at(20), "#1", "network/front", "create", "172.28.16.0/24", 20),
        new ActionStarted(3, at(20), "#2", "volume/data", "create"),
        new ActionDone(4, at(40), "#2", "volume/data", "create", "", 20),
        new ActionStarted(5, at(40), "#3", "service/store/1", "create"),
        new ActionDone(6, at(240), "#3", "service/store/1", "create", "", 200),
        new ActionStarted(7, at(240), "#4", "service/store/1", "await"),
        new ActionDone(8, at(1240), "#4", "service/store/1", "await", "healthy", 1000),
        new ActionStarted(9, at(1240), "#5", "service/api/1", "create"),
        new ActionDone(10, at(1300), "#5", "service/api/1", "create", "", 60),
        new ActionStarted(11, at(1300), "#6", "service/api/1", "await"),
        new ActionDone(12, at(3240), "#6", "service/api/1", "await", "healthy", 1940),
        new ActionStarted(13, at(1440), "#7", "service/api/2", "create"),
        new ActionDone(14, at(1500), "#7", "service/api/2", "create", "", 60),
        new ActionStarted(15, at(1500), "#8", "service/api/2", "await"));
  }

  private static EngineEvent probing() {
    return new ActionProgress(
        16, at(3000), "#8", "service/api/2", "await", "health 1 of 3: http :8080/ready → 503");
  }

  private static List<EngineEvent> failed() {
    List<EngineEvent> events = new ArrayList<>(begun());
    events.add(
        new ActionFailed(
            16,
            at(5340),
            "#8",
            "service/api/2",
            "await",
            "JS4012",
            "exit 1 after 0.3s, 3rd time",
            Optional.empty(),
            List.of(),
            List.of("java.net.BindException: Address already in use"),
            3840));
    events.add(new ActionSkipped(17, at(5340), "#9", "service/web/1", "create", "service/api/2"));
    return events;
  }

  private void happen(List<EngineEvent> events) {
    RunEvents reader = new RunEvents(rows, new Deaf());
    events.forEach(event -> event.accept(reader));
  }

  private String frame(int columns, int height, Instant now, Style style) {
    List<String> lines = new Frame(style, columns, height).lines(rows, now, 0);
    assertThat(lines).allSatisfy(line -> assertThat(Width.of(line)).isLessThanOrEqualTo(columns));
    assertThat(lines.size()).isLessThanOrEqualTo(height);
    return String.join("\n", lines) + "\n";
  }

  @Test
  void rows_show_what_is_done_what_goes_on_and_what_waits() {
    happen(begun());
    happen(List.of(probing()));
    Golden.assertMatches("progress/up.txt", frame(80, 24, at(3300), Style.PLAIN));
  }

  @Test
  void a_console_without_utf_8_sees_the_same_in_ascii() {
    happen(begun());
    Golden.assertMatches("progress/up-ascii.txt", frame(80, 24, at(3300), new Style(false, false)));
  }

  @Test
  void a_failure_keeps_its_reason_and_the_last_lines_of_its_log() {
    happen(failed());
    Golden.assertMatches("progress/failed.txt", frame(80, 24, at(5400), Style.PLAIN));
  }

  @Test
  void more_rows_than_the_screen_has_fold_into_one_line_each_for_done_and_waiting() {
    happen(begun());
    Golden.assertMatches("progress/folded.txt", frame(80, 5, at(3300), Style.PLAIN));
  }

  @Test
  void a_narrow_terminal_loses_the_middle_of_names_and_the_end_of_texts() {
    happen(begun());
    happen(List.of(probing()));
    Golden.assertMatches("progress/narrow.txt", frame(44, 24, at(3300), Style.PLAIN));
  }

  @Test
  void a_wait_that_no_plan_announced_goes_on_in_the_row_of_its_replica() {
    happen(begun());
    happen(List.of(new ActionStarted(16, at(3300), "wait", "service/api/2", "await")));
    assertThat(rows.all()).extracting(row -> row.name().toString()).containsOnlyOnce("api-2");
    assertThat(rows.all()).extracting(row -> row.name().toString()).doesNotContain("api");
  }

  private static StackSummary summary(boolean down, boolean changed, int failed, int running) {
    return new StackSummary(
        99,
        at(2600),
        "shop",
        down,
        changed,
        failed,
        running,
        5,
        List.of("web http://127.0.0.1:8080"),
        down ? List.of("data") : List.of(),
        2600);
  }

  private String last(StackSummary summary, int columns) {
    return LAST.of(summary, rows, Style.PLAIN, columns);
  }

  @Test
  void the_last_line_says_what_is_true_and_what_comes_next() {
    assertThat(last(summary(false, true, 0, 5), 200))
        .isEqualTo(
            "shop is up in 2.6s: 5 of 5 running · web http://127.0.0.1:8080"
                + " · logs: jstack logs -f");
    assertThat(last(summary(false, false, 0, 5), 200))
        .isEqualTo("shop is as the file says (5 running), checked in 2.6s");
    assertThat(
            LAST.of(
                new StackSummary(9, at(0), "shop", false, true, 0, 0, 0, List.of(), List.of(), 9),
                rows,
                Style.PLAIN,
                200))
        .isEqualTo("shop is stopped · start: jstack start · remove: jstack down");
    assertThat(last(summary(false, true, 1, 3), 200))
        .isEqualTo("shop is partly up: 3 of 5 running · again: jstack up -d · undo: jstack down");
  }

  @Test
  void the_last_line_of_down_counts_what_went_and_names_what_stays() {
    List<Step> steps =
        List.of(
            new Step("#1", "service/web/1", "remove", "", List.of(), Optional.empty()),
            new Step("#2", "service/api/1", "remove", "", List.of(), Optional.empty()),
            new Step("#3", "service/api/2", "remove", "", List.of(), Optional.empty()),
            new Step("#4", "network/front", "remove", "", List.of("#1"), Optional.empty()));
    happen(List.of(new PlanReady(0, START, "shop", "local", steps, 0)));
    assertThat(last(summary(true, true, 0, 0), 200))
        .isEqualTo(
            "shop is down: 2 services, 1 network removed · volume data kept (-v removes it)");
  }

  @Test
  void the_last_line_leaves_parts_out_rather_than_wrap() {
    assertThat(Width.of(last(summary(false, true, 0, 5), 80))).isLessThanOrEqualTo(80);
  }

  private static String shown(String choice, List<EngineEvent> events, Terminals terminals) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Console console =
        Console.of(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            errors,
            terminals,
            Map.of("TERM", "xterm", "LANG", "C.UTF-8", "NO_COLOR", "1"));
    try (Progress progress =
        Progress.of(choice, console, Clock.fixed(at(5400), java.time.ZoneOffset.UTC), LAST)) {
      events.forEach(progress::accept);
      progress.notice("adopted 2 services");
      progress.notice("adopted 2 services");
    }
    return errors.toString(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void plain_progress_has_a_line_for_a_beginning_and_one_for_an_end() {
    String text = shown("auto", failed(), Terminals.none());

    assertThat(text.lines().map(line -> line.replaceFirst("^[0-9:]{8} ", "")))
        .contains(
            "network front creating",
            "network front 172.28.16.0/24 0.0s",
            "api-1 healthy 2.0s",
            "api-2 failed: exit 1 after 0.3s, 3rd time 3.9s",
            "web not done: api-2 failed")
        .containsOnlyOnce("note: adopted 2 services");
    assertThat(text).doesNotContain("\u001b");
  }

  @Test
  void json_progress_is_one_object_a_line_with_its_version() {
    assertThat(shown("json", begun(), Terminals.none()).lines())
        .hasSize(begun().size() + 2)
        .allSatisfy(line -> assertThat(line).startsWith("{\"formatVersion\":1,\"type\":"));
  }

  @Test
  void quiet_progress_says_nothing() {
    assertThat(shown("quiet", begun(), Terminals.none())).isEmpty();
  }

  @Test
  void a_terminal_gets_its_cursor_back() {
    String text = shown("tty", begun(), Terminals.none());
    assertThat(text.lastIndexOf("\u001b[?25h")).isGreaterThan(text.lastIndexOf("\u001b[?25l"));
    assertThat(text).endsWith("note: adopted 2 services\n");
  }

  @Test
  void times_are_tenths_and_then_minutes() {
    assertThat(Elapsed.millis(40)).isEqualTo("0.0s");
    assertThat(Elapsed.millis(59_900)).isEqualTo("59.9s");
    assertThat(Elapsed.millis(72_000)).isEqualTo("1m12s");
    assertThat(Elapsed.seconds(7_500)).isEqualTo("2h05m");
    assertThat(Elapsed.seconds(273_600)).isEqualTo("3d4h");
  }

  /** Hears nothing. */
  private static final class Deaf implements RunEvents.Listener {
    @Override
    public void begins(Row row, EngineEvent event) {}

    @Override
    public void ends(Row row, EngineEvent event) {}

    @Override
    public void note(String text, boolean warning) {}

    @Override
    public void over(StackSummary summary) {}
  }
}
