package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcn.HcnVersion;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HnsFloorTest {
  @ParameterizedTest
  @CsvSource({"9, 2", "9, 5", "10, 0", "13, 1"})
  void versions_from_9_2_on_are_good_and_asked_for_once(int major, int minor) {
    AtomicInteger asked = new AtomicInteger();
    HnsFloor floor =
        new HnsFloor(
            () -> {
              asked.incrementAndGet();
              return new HcnVersion(major, minor);
            });
    floor.check();
    floor.check();
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({"9, 1", "7, 3"})
  void an_older_one_is_refused_with_both_versions(int major, int minor) {
    HnsFloor floor = new HnsFloor(() -> new HcnVersion(major, minor));
    assertThatThrownBy(floor::check)
        .isInstanceOfSatisfying(
            HostException.class,
            e -> {
              assertThat(e.error()).isEqualTo(HostError.NOT_SUPPORTED);
              assertThat(e.told()).contains(major + "." + minor, "9.2", "Server 2019");
            });
  }

  @Test
  void a_service_that_fails_to_tell_is_asked_again() {
    AtomicInteger asked = new AtomicInteger();
    HnsFloor floor =
        new HnsFloor(
            () -> {
              if (asked.getAndIncrement() == 0) {
                throw new IllegalStateException("restarting");
              }
              return new HcnVersion(9, 2);
            });
    assertThatThrownBy(floor::check).hasMessage("restarting");
    floor.check();
    assertThat(asked).hasValue(2);
  }
}
