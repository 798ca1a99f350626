package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How stacks of real processes stop, and start side by side. */
class StopIT {
  private static final String STUBBORN =
      """
      name: stubborn
      services:
        deaf:
          image: host
          command: [sh, -c, "trap '' TERM; echo ready; while :; do sleep 1; done"]
          stop_grace_period: 100s
        polite:
          image: host
          command: [sleep, "100000"]
          stop_grace_period: 100s
      """;

  @ParameterizedTest
  @EnumSource(Account.class)
  void a_second_ctrl_c_ends_a_service_that_does_not_want_to(Account account) throws IOException {
    try (Installation here = SamplesIT.installed(account)) {
      String[] file = {"-f", "stubborn.yaml"};
      Files.writeString(here.root().resolve("stubborn.yaml"), STUBBORN);
      here.jstack(SamplesIT.with(file, "up", "-d")).expect(0);
      Eventually.get(
          30,
          () -> here.jstack(SamplesIT.with(file, "logs", "deaf")).output(),
          log -> log.contains("ready"));

      long start = System.nanoTime();
      Running down = here.start(List.of(), SamplesIT.with(file, "down"));
      Eventually.get(30, () -> states(here, file), text -> !text.contains("polite"));
      down.interrupt();
      Eventually.get(30, down::messages, text -> text.contains("Ctrl-C again does not wait"));
      down.interrupt();
      assertThat(down.await().code()).isNotZero();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));

      here.jstack(SamplesIT.with(file, "down")).expect(0);
      SamplesIT.nothingIsLeft(here);
    }
  }

  private static String states(Installation here, String[] file) {
    return here.jstack(SamplesIT.with(file, "ps", "--status", "running")).output();
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void different_stacks_started_at_once_from_nothing_all_come_up(Account account)
      throws IOException {
    try (Installation here = SamplesIT.installed(account)) {
      List<Running> all = new ArrayList<>();
      for (String name : List.of("red", "green", "blue")) {
        Files.writeString(
            here.root().resolve(name + ".yaml"),
            """
            name: %s
            services:
              one: {image: host, command: [sleep, "100000"]}
              two: {image: host, command: [sleep, "100000"]}
            """
                .formatted(name));
        all.add(here.start(List.of(), "-f", name + ".yaml", "up", "-d"));
      }
      all.forEach(one -> one.await().expect(0));
      for (String name : List.of("red", "green", "blue")) {
        here.jstack("-f", name + ".yaml", "down").expect(0);
      }
      SamplesIT.nothingIsLeft(here);
    }
  }
}
