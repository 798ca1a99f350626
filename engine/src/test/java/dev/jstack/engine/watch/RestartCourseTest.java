package dev.jstack.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.desired.ServiceRuntime.RestartRule;
import dev.jstack.schema.model.RestartPolicy.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

final class RestartCourseTest {
  private static final RestartRule ALWAYS = rule(Kind.ALWAYS, Optional.empty());
  private static final Duration SHORT = Duration.ofSeconds(1);

  @Test
  void the_pause_doubles_from_100_ms_to_one_minute() {
    List<Long> pauses = new ArrayList<>();
    RestartCourse course = RestartCourse.FRESH;
    for (int i = 0; i < 12; i++) {
      course = course.afterExit(ALWAYS, 1, SHORT).orElseThrow();
      pauses.add(course.pause().toMillis());
    }
    assertThat(pauses)
        .containsExactly(
            100L, 200L, 400L, 800L, 1600L, 3200L, 6400L, 12800L, 25600L, 51200L, 60000L, 60000L);
  }

  @Test
  void ten_seconds_of_running_make_the_pause_short_again_but_count_on() {
    RestartCourse tired = new RestartCourse(7, 7, Duration.ofSeconds(40));
    RestartCourse next = tired.afterExit(ALWAYS, 0, Duration.ofSeconds(10)).orElseThrow();
    assertThat(next).isEqualTo(new RestartCourse(8, 8, Duration.ofMillis(100)));
  }

  @Property
  void the_pause_is_always_between_100_ms_and_one_minute(
      @ForAll @LongRange(min = 100, max = 60_000) long before,
      @ForAll @LongRange(min = 0, max = 100_000) long ran) {
    RestartCourse course = new RestartCourse(3, 3, Duration.ofMillis(before));
    Duration pause = course.afterExit(ALWAYS, 1, Duration.ofMillis(ran)).orElseThrow().pause();
    assertThat(pause).isBetween(RestartCourse.FIRST_PAUSE, RestartCourse.LONGEST_PAUSE);
  }

  @Property
  void on_failure_with_a_maximum_restarts_exactly_so_often(
      @ForAll @IntRange(min = 0, max = 20) int most,
      @ForAll @LongRange(min = 1, max = 0xFFFF_FFFFL) long code) {
    RestartRule rule = rule(Kind.ON_FAILURE, Optional.of(most));
    Optional<RestartCourse> course = Optional.of(RestartCourse.FRESH);
    int restarts = -1;
    while (course.isPresent()) {
      restarts++;
      course = course.get().afterExit(rule, code, Duration.ofMinutes(5));
    }
    assertThat(restarts).isEqualTo(most);
  }

  @Test
  void a_window_that_was_held_forgets_the_attempts() {
    RestartRule rule =
        new RestartRule(Kind.ON_FAILURE, Optional.of(2), Optional.of(0L), Optional.of(5000L));
    RestartCourse used = new RestartCourse(2, 2, Duration.ZERO);
    assertThat(used.afterExit(rule, 1, Duration.ofSeconds(4))).isEmpty();
    assertThat(used.afterExit(rule, 1, Duration.ofSeconds(5)))
        .contains(new RestartCourse(3, 1, Duration.ZERO));
  }

  @Test
  void a_good_end_is_no_failure_and_an_unknown_one_is() {
    RestartRule rule = rule(Kind.ON_FAILURE, Optional.empty());
    assertThat(RestartCourse.FRESH.afterExit(rule, 0, SHORT)).isEmpty();
    assertThat(RestartCourse.FRESH.afterExit(rule, -1, SHORT)).isPresent();
    assertThat(RestartCourse.FRESH.afterExit(rule(Kind.NO, Optional.empty()), 1, SHORT)).isEmpty();
    assertThat(RestartCourse.FRESH.afterExit(rule(Kind.UNLESS_STOPPED, Optional.empty()), 0, SHORT))
        .isPresent();
  }

  private static RestartRule rule(Kind kind, Optional<Integer> most) {
    return new RestartRule(kind, most, Optional.empty(), Optional.empty());
  }
}
