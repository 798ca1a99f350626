package dev.jstack.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.engine.desired.ServiceRuntime.HealthProbe;
import dev.jstack.host.document.hcs.ProcessParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HealthCourseTest {
  private static final HealthProbe PROBE =
      new HealthProbe(
          ProcessParameters.of("check", Optional.empty(), Optional.empty(), Map.of()),
          "check",
          30_000,
          5_000,
          3,
          10_000,
          1_000);
  private static final Duration EARLY = Duration.ofSeconds(9);
  private static final Duration LATE = Duration.ofSeconds(10);
  private static final HealthCourse FRESH = HealthCourse.fresh(Optional.of(PROBE));

  @Test
  void nobody_asks_where_there_is_no_probe() {
    assertThat(HealthCourse.fresh(Optional.empty()).state()).isEqualTo(HealthState.NONE);
  }

  @Test
  void one_good_probe_makes_it_healthy() {
    assertThat(FRESH.after(good(), PROBE, LATE).state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void failures_in_the_start_period_do_not_count() {
    HealthCourse course = FRESH;
    for (int i = 0; i < 10; i++) {
      course = course.after(bad("no"), PROBE, EARLY);
    }
    assertThat(course.state()).isEqualTo(HealthState.STARTING);
    assertThat(course.failing()).isZero();
    assertThat(course.text()).isEqualTo("not ready yet: no");
  }

  @Test
  void so_many_failures_in_a_row_make_it_unhealthy() {
    HealthCourse two = FRESH.after(bad("503"), PROBE, LATE).after(bad("503"), PROBE, LATE);
    assertThat(two.state()).isEqualTo(HealthState.STARTING);
    assertThat(two.text()).isEqualTo("health 2 of 3: 503");
    assertThat(two.after(bad("503"), PROBE, LATE).state()).isEqualTo(HealthState.UNHEALTHY);
  }

  @Test
  void a_good_probe_ends_the_start_period_and_a_row_of_failures() {
    HealthCourse healthy = FRESH.after(good(), PROBE, EARLY);
    HealthCourse failing = healthy.after(bad("no"), PROBE, EARLY);
    assertThat(failing.failing()).isEqualTo(1);
    assertThat(failing.state()).isEqualTo(HealthState.HEALTHY);
    assertThat(failing.after(good(), PROBE, LATE).failing()).isZero();
  }

  @Test
  void an_unhealthy_replica_may_recover() {
    HealthCourse course = FRESH;
    for (int i = 0; i < 4; i++) {
      course = course.after(bad("no"), PROBE, LATE);
    }
    assertThat(course.after(good(), PROBE, LATE).state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void probes_come_often_while_it_starts_and_seldom_later() {
    assertThat(FRESH.pause(PROBE, EARLY)).isEqualTo(Duration.ofSeconds(1));
    assertThat(FRESH.pause(PROBE, LATE)).isEqualTo(Duration.ofSeconds(30));
    assertThat(FRESH.after(good(), PROBE, EARLY).pause(PROBE, EARLY))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void only_the_last_five_probes_are_kept() {
    HealthCourse course = FRESH;
    for (int i = 0; i < 8; i++) {
      course = course.after(bad("no " + i), PROBE, LATE);
    }
    assertThat(course.last())
        .extracting(ProbeResult::output)
        .containsExactly("no 3", "no 4", "no 5", "no 6", "no 7");
  }

  private static ProbeResult good() {
    return new ProbeResult(Instant.EPOCH, Instant.EPOCH, 0, "fine");
  }

  private static ProbeResult bad(String output) {
    return new ProbeResult(Instant.EPOCH, Instant.EPOCH, 1, output);
  }
}
