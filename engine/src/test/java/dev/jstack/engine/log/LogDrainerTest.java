package dev.jstack.engine.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.schema.model.Logging;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogDrainerTest {
  private static final LogSource WEB = new LogSource("web", 1);
  private static final Logging TINY = new Logging(true, 600, 3);

  @TempDir Path logs;

  private Instant now = Instant.parse("2026-11-25T10:00:00Z");
  private final InstantSource clock = () -> now = now.plusMillis(1);
  private final List<String> problems = new ArrayList<>();
  private final LogDrainer drainer = new LogDrainer(clock, problems::add);

  @Test
  void what_a_process_writes_is_read_back_with_its_streams() {
    run(WEB, "p1", "one\ntwo\n", "oops\n", Logging.DEFAULT);
    assertThat(read(LogQuery.ALL)).containsExactly("o one", "o two", "e oops", "j exited 0");
  }

  @Test
  void a_last_line_without_its_end_is_kept() {
    run(WEB, "p1", "one\ntail", "", Logging.DEFAULT);
    assertThat(read(LogQuery.ALL)).containsExactly("o one", "o tail", "j exited 0");
  }

  @Test
  void rotation_keeps_the_last_files_only() throws IOException {
    run(WEB, "p1", numbered(100), "", TINY);
    assertThat(files()).hasSizeLessThanOrEqualTo(3);
    List<String> kept = read(LogQuery.ALL);
    assertThat(kept).hasSizeLessThan(101).endsWith("o line 99", "o line 100", "j exited 0");
    assertThat(kept.subList(0, kept.size() - 1)).isEqualTo(lastOf(100, kept.size() - 1));
  }

  @Test
  void the_tail_reaches_back_over_rotated_files() {
    run(WEB, "p1", numbered(100), "", TINY);
    assertThat(read(tail(21)))
        .containsExactlyElementsOf(
            Stream.concat(lastOf(100, 20).stream(), Stream.of("j exited 0")).toList());
  }

  @Test
  void a_tail_of_zero_is_nothing_and_one_that_is_too_long_is_everything() {
    run(WEB, "p1", numbered(3), "", Logging.DEFAULT);
    assertThat(read(tail(0))).isEmpty();
    assertThat(read(tail(100))).hasSize(4);
  }

  @Test
  void long_lines_come_in_parts_that_never_split_a_character() {
    String text = "a" + "é".repeat(20_000);
    run(WEB, "p1", text + "\nnext\n", "", Logging.DEFAULT);
    List<LogLine> lines = lines(LogQuery.ALL);
    assertThat(lines.get(0).whole()).isFalse();
    assertThat(lines.get(0).length()).isLessThanOrEqualTo(LineSplitter.LONGEST);
    assertThat(lines.stream().limit(3).map(LogLine::text).collect(Collectors.joining()))
        .isEqualTo(text);
    assertThat(read(tail(3))).hasSize(5).last().isEqualTo("j exited 0");
  }

  @Test
  void bytes_that_are_no_text_come_back_as_they_were() {
    byte[] binary = {0, 1, (byte) 0xFF, (byte) 0xC3, '\r', (byte) 0x80};
    byte[] output = Arrays.copyOf(binary, binary.length + 1);
    output[binary.length] = '\n';
    drain(WEB, "p1", new FakeProcess(output, new byte[0]), Logging.DEFAULT);
    assertThat(lines(LogQuery.ALL).get(0).bytes()).isEqualTo(binary);
  }

  @Test
  void since_and_until_bound_the_time() {
    run(WEB, "p1", "one\n", "", Logging.DEFAULT);
    Instant between = clock.instant();
    run(WEB, "p2", "two\n", "", Logging.DEFAULT);
    assertThat(read(new LogQuery(Set.of(), OptionalInt.empty(), Optional.of(between), none())))
        .containsExactly("o two", "j exited 0");
    assertThat(read(new LogQuery(Set.of(), OptionalInt.empty(), none(), Optional.of(between))))
        .containsExactly("o one", "j exited 0");
  }

  @Test
  void replicas_are_merged_by_time_and_chosen_by_service() {
    Drain web = drainer.attach(logs, WEB, Logging.DEFAULT, "p1", empty());
    Drain api = drainer.attach(logs, new LogSource("api", 2), Logging.DEFAULT, "p2", empty());
    web.note("1");
    api.note("2");
    web.note("3");
    assertThat(read(LogQuery.ALL)).containsExactly("j 1", "j 2", "j 3");
    assertThat(read(new LogQuery(Set.of("api"), OptionalInt.empty(), none(), none())))
        .containsExactly("j 2");
  }

  @Test
  void following_has_no_gap_and_no_double_line_over_rotations() {
    List<String> heard = new ArrayList<>();
    Logging many = new Logging(true, 600, 100);
    try (LogFollow follow = new LogReader(logs).follow(LogQuery.ALL)) {
      Drain drain = drainer.attach(logs, WEB, many, "p1", empty());
      for (int i = 1; i <= 200; i++) {
        drain.note("line " + i);
        if (i % 7 == 0) {
          follow.poll(entry -> heard.add(entry.line().text()));
        }
      }
      follow.poll(entry -> heard.add(entry.line().text()));
    }
    assertThat(heard).isEqualTo(IntStream.rangeClosed(1, 200).mapToObj(i -> "line " + i).toList());
  }

  @Test
  void a_log_that_is_removed_and_begun_anew_is_followed_from_its_start() throws IOException {
    List<String> heard = new ArrayList<>();
    try (LogFollow follow = new LogReader(logs).follow(LogQuery.ALL)) {
      drainer.attach(logs, WEB, Logging.DEFAULT, "p1", empty()).note("old");
      follow.poll(entry -> heard.add(entry.line().text()));
      removeLogs();
      now = now.plusSeconds(2);
      drainer.attach(logs, WEB, Logging.DEFAULT, "p2", empty()).note("new");
      follow.poll(entry -> heard.add(entry.line().text()));
      follow.poll(entry -> heard.add(entry.line().text()));
    }
    assertThat(heard).containsExactly("old", "new");
  }

  @Test
  void after_a_crash_draining_goes_on_where_it_stopped() {
    Drain first = drainer.attach(logs, WEB, Logging.DEFAULT, "p1", process("one\ntwo\nthr"));
    drainer.drainAll();
    assertThat(first).isNotNull();
    LogDrainer second = new LogDrainer(clock, problems::add);
    Drain drain =
        second.attach(logs, WEB, Logging.DEFAULT, "p1", process("one\ntwo\nthree\nfour\n"));
    drain.finish();
    assertThat(read(LogQuery.ALL)).containsExactly("o one", "o two", "o three", "o four");
  }

  @Test
  void lines_written_but_not_counted_before_a_crash_are_not_doubled() throws IOException {
    drainer.attach(logs, WEB, Logging.DEFAULT, "p1", process("one\n"));
    drainer.drainAll();
    Path file = files().get(0);
    Files.writeString(
        file, "2026-11-25T10:00:09.000000000Z stdout F two\n", StandardOpenOption.APPEND);
    new LogDrainer(clock, problems::add)
        .attach(logs, WEB, Logging.DEFAULT, "p1", process("one\ntwo\n"))
        .finish();
    assertThat(read(LogQuery.ALL)).containsExactly("o one", "o two");
  }

  @Test
  void a_new_process_of_the_replica_adds_to_the_same_log() {
    run(WEB, "p1", "one\n", "", Logging.DEFAULT);
    run(WEB, "p2", "one\n", "", Logging.DEFAULT);
    assertThat(read(LogQuery.ALL)).containsExactly("o one", "j exited 0", "o one", "j exited 0");
  }

  @Test
  void two_containers_of_a_replica_write_to_one_log_side_by_side() throws IOException {
    Drain old = drainer.attach(logs, WEB, TINY, "p1", process(numbered(40)));
    drainer.drainAll();
    Drain fresh = drainer.attach(logs, WEB, TINY, "p2", process("new 1\nnew 2\n"));
    drainer.drainAll();
    old.note("exited 0");
    drainer.detach(old);
    fresh.note("still here");
    assertThat(read(LogQuery.ALL))
        .endsWith("o line 40", "o new 1", "o new 2", "j exited 0", "j still here");
    assertThat(problems).isEmpty();
  }

  @Test
  void a_crash_doubles_and_loses_no_line_of_two_that_write_side_by_side() {
    drainer.attach(logs, WEB, Logging.DEFAULT, "p1", process("a1\na2\n"));
    drainer.attach(logs, WEB, Logging.DEFAULT, "p2", process("b1\n"));
    drainer.drainAll();
    LogDrainer second = new LogDrainer(clock, problems::add);
    second.attach(logs, WEB, Logging.DEFAULT, "p1", process("a1\na2\n")).finish();
    second.attach(logs, WEB, Logging.DEFAULT, "p2", process("b1\nb2\n")).finish();
    assertThat(read(LogQuery.ALL)).containsExactly("o a1", "o a2", "o b1", "o b2");
  }

  @Test
  void only_the_owner_can_read_logs() throws IOException {
    run(WEB, "p1", "one\n", "", Logging.DEFAULT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_service_that_keeps_no_output_is_drained_all_the_same() {
    FakeProcess process = process("one\ntwo\n");
    drain(WEB, "p1", process, new Logging(false, 1000, 1));
    assertThat(read(LogQuery.ALL)).isEmpty();
    assertThat(process.standardOutput().orElseThrow())
        .satisfies(in -> assertThat(in.read()).isEqualTo(-1));
  }

  private void run(LogSource source, String identity, String out, String err, Logging limits) {
    drain(source, identity, new FakeProcess(out.getBytes(UTF_8), err.getBytes(UTF_8)), limits);
  }

  private void drain(LogSource source, String identity, FakeProcess process, Logging limits) {
    Drain drain = drainer.attach(logs, source, limits, identity, process);
    drain.finish();
    drain.note("exited 0");
    drainer.detach(drain);
    assertThat(problems).isEmpty();
  }

  private List<LogLine> lines(LogQuery query) {
    List<LogLine> lines = new ArrayList<>();
    new LogReader(logs).read(query, entry -> lines.add(entry.line()));
    return lines;
  }

  private List<String> read(LogQuery query) {
    return lines(query).stream()
        .map(
            line ->
                line.stream()
                        .name()
                        .replaceAll("STD(.).*|(J).*", "$1$2")
                        .toLowerCase(java.util.Locale.ROOT)
                    + " "
                    + line.text())
        .toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(logs.resolve("web-1"))) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private void removeLogs() throws IOException {
    try (Stream<Path> files = Files.walk(logs.resolve("web-1"))) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(LogDrainerTest::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FakeProcess process(String output) {
    return new FakeProcess(output.getBytes(UTF_8), new byte[0]);
  }

  private static FakeProcess empty() {
    return process("");
  }

  private static LogQuery tail(int lines) {
    return new LogQuery(Set.of(), OptionalInt.of(lines), none(), none());
  }

  private static Optional<Instant> none() {
    return Optional.empty();
  }

  private static String numbered(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> lastOf(int total, int count) {
    return IntStream.rangeClosed(total - count + 1, total).mapToObj(i -> "o line " + i).toList();
  }
}
