package dev.jstack.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ValuesTest {
  @Property(tries = 500)
  void a_printed_duration_reads_as_itself(@ForAll @LongRange(min = 0, max = 1L << 60) long nanos) {
    Duration duration = Duration.ofNanos(nanos);
    assertThat(Durations.parse(Durations.print(duration))).contains(duration);
  }

  @Test
  void durations_are_printed_as_docker_compose_prints_them() {
    assertThat(Durations.print(Duration.ofSeconds(90))).isEqualTo("1m30s");
    assertThat(Durations.print(Duration.ofHours(1))).isEqualTo("1h0m0s");
    assertThat(Durations.print(Duration.ofMillis(1500))).isEqualTo("1.5s");
    assertThat(Durations.print(Duration.ofMillis(500))).isEqualTo("500ms");
    assertThat(Durations.parse("2d")).contains(Duration.ofDays(2));
    assertThat(Durations.parse("90")).isEmpty();
  }

  @Test
  void sizes_are_binary_and_take_decimals() {
    assertThat(ByteSizes.parse("1.5g")).contains(1610612736L);
    assertThat(ByteSizes.parse("16GB")).contains(16L << 30);
    assertThat(ByteSizes.parse("1 gb")).contains(1L << 30);
    assertThat(ByteSizes.parse("1x")).isEmpty();
    assertThat(ByteSizes.parse("9999999999t")).isEmpty();
  }

  @Test
  void a_windows_command_line_splits_by_the_rules_of_windows() {
    assertThat(CommandLine.split("C:\\a.exe \"x y\" \"q\\\"z\" tail\\\\"))
        .contains(List.of("C:\\a.exe", "x y", "q\"z", "tail\\\\"));
    assertThat(CommandLine.split("C:\\a.exe \"dir\\\\\" ''"))
        .contains(List.of("C:\\a.exe", "dir\\", "''"));
  }

  @Test
  void other_command_lines_split_as_a_shell_does() {
    assertThat(CommandLine.split("sh -c 'a b' \"c d\" e\\ f ''"))
        .contains(List.of("sh", "-c", "a b", "c d", "e f", ""));
    assertThat(CommandLine.split("a 'b")).isEmpty();
  }

  @Test
  void paths_of_windows_are_known_by_drive_or_share() {
    assertThat(HostPath.isWindowsAbsolute("C:\\")).isTrue();
    assertThat(HostPath.isWindowsAbsolute("c:lala")).isFalse();
    assertThat(HostPath.isWindowsAbsolute("\\\\host\\share")).isTrue();
    assertThat(HostPath.isPipe("//./pipe/x")).isTrue();
    assertThat(HostPath.isPipe("\\\\.\\pipe\\")).isFalse();
    assertThat(SlashPath.clean("/data//x/../y/")).isEqualTo("/data/y");
    assertThat(SlashPath.clean("C:\\a")).isEqualTo("C:\\a");
  }
}
