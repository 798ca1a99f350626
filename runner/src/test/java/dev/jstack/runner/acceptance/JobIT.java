package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services that do their work once: {@code deploy.mode: replicated-job} and {@code global-job}. */
class JobIT {
  private static final String STACK =
      """
      name: jobs
      services:
        seed:
          image: host
          command: [sh, -c, "sleep 1; echo seeded with $$WHAT"]
          environment: {WHAT: apples}
          deploy: {mode: replicated-job, replicas: 2}
        tidy:
          image: host
          command: [sh, -c, "echo tidied; exit 0"]
          deploy: {mode: global-job}
        web:
          image: host
          command: [sleep, "100000"]
          depends_on: {tidy: {condition: service_completed_successfully}}
      """;

  @ParameterizedTest
  @EnumSource(Account.class)
  void a_job_is_waited_for_and_runs_again_only_when_it_changes(Account account) throws IOException {
    try (Installation here = SamplesIT.installed(account)) {
      String[] file = {"-f", "jobs.yaml"};
      Files.writeString(here.root().resolve("jobs.yaml"), STACK);

      Outcome up = here.jstack(SamplesIT.with(file, "up", "-d", "--wait")).expect(0);

      assertThat(up.messages()).contains("seed-1 completed", "seed-2 completed");
      assertThat(logs(here, file, "seed")).hasLineCount(2).contains("seeded with apples");
      here.jstack(SamplesIT.with(file, "plan", "--detailed-exitcode")).expect(0);
      here.jstack(SamplesIT.with(file, "up", "-d", "--wait")).expect(0);
      here.jstack(SamplesIT.with(file, "stop")).expect(0);
      here.jstack(SamplesIT.with(file, "start")).expect(0);
      assertThat(logs(here, file, "seed")).hasLineCount(2);

      Files.writeString(here.root().resolve("jobs.yaml"), STACK.replace("apples", "pears"));
      here.jstack(SamplesIT.with(file, "up", "-d", "--wait")).expect(0);

      assertThat(logs(here, file, "seed")).contains("seeded with pears");
      assertThat(logs(here, file, "tidy")).hasLineCount(1);
      here.jstack(SamplesIT.with(file, "start", "tidy")).expect(0);
      Eventually.get(10, () -> logs(here, file, "tidy").lines().count(), lines -> lines == 2);
      here.jstack(SamplesIT.with(file, "down")).expect(0);
      SamplesIT.nothingIsLeft(here);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void a_job_that_fails_is_told_and_tried_again_by_the_next_up(Account account) throws IOException {
    try (Installation here = SamplesIT.installed(account)) {
      String[] file = {"-f", "jobs.yaml"};
      Files.writeString(
          here.root().resolve("jobs.yaml"),
          STACK.replace("echo tidied; exit 0", "echo no broom; exit 3"));

      Outcome up = here.jstack(SamplesIT.with(file, "up", "-d", "--wait"));

      assertThat(up.code()).isNotZero();
      assertThat(up.messages()).containsOnlyOnce("ended: exited 3").contains("no broom");
      assertThat(here.jstack(SamplesIT.with(file, "plan")).output())
          .contains("tidy", "ended with code 3");
      Files.writeString(here.root().resolve("jobs.yaml"), STACK);
      here.jstack(SamplesIT.with(file, "up", "-d", "--wait")).expect(0);
      here.jstack(SamplesIT.with(file, "down")).expect(0);
      SamplesIT.nothingIsLeft(here);
    }
  }

  /** What the service itself wrote, a line each; not how it ended. */
  private static String logs(Installation here, String[] file, String service) {
    return here.jstack(SamplesIT.with(file, "logs", service))
        .expect(0)
        .output()
        .lines()
        .filter(line -> line.contains("with") || line.contains("tidied"))
        .collect(Collectors.joining("\n"));
  }
}
