package dev.jstack.engine.converge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.Bench;
import dev.jstack.host.record.RecordedCall;
import dev.jstack.host.record.RecordingHost;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tmpfs as a directory of the host, over a strict host in memory. */
class TemporaryDirectoriesTest {
  private static final String STACK =
      """
      services:
        web:
          image: registry.local/web:1
          command: web
          tmpfs: ['C:\\run:size=64m', 'C:\\tmp', /cache]
          x-jstack: {emulate_tmpfs: true}
      """;

  private final Bench bench = Bench.temporary();

  @Test
  void each_start_has_them_empty_before_the_system_is_made() {
    RecordingHost recording = bench.recording();
    bench.up(recording.host(), STACK);
    List<String> calls = calls(recording);
    assertThat(calls)
        .containsSubsequence(
            "RemoveDirectoryW 0",
            "CreateDirectoryW 0",
            "RemoveDirectoryW 1",
            "CreateDirectoryW 1",
            "RemoveDirectoryW 2",
            "CreateDirectoryW 2",
            "HcsCreateComputeSystem");
  }

  @Test
  void they_are_part_of_what_makes_a_container_another_one() {
    bench.up(STACK);
    assertThat(bench.plan(STACK).isEmpty()).isTrue();
    assertThat(bench.plan(STACK.replace("/cache", "/other")).isEmpty()).isFalse();
    bench.down();
    bench.expectNothingLeft();
  }

  private static List<String> calls(RecordingHost recording) {
    return recording.mutatingCalls().stream().map(TemporaryDirectoriesTest::words).toList();
  }

  /** The function, and the last element of a path. */
  private static String words(RecordedCall recorded) {
    String object = recorded.call().object();
    boolean path = object.contains("temporary");
    String function = recorded.call().function().nativeName();
    return path ? function + " " + object.substring(object.lastIndexOf('\\') + 1) : function;
  }
}
