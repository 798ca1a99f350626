package dev.jstack.runner.acceptance;

import static dev.jstack.runner.acceptance.SamplesIT.installed;
import static dev.jstack.runner.acceptance.SamplesIT.nothingIsLeft;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers that run to their end before a service starts, as real processes. */
class PreStartIT {
  private static final String STACK =
      """
      name: prepared
      services:
        db:
          image: host
          command: [sleep, "100000"]
        app:
          image: host
          command: [sh, -c, "cat /data/migrated; exec sleep 100000"]
          depends_on: [db]
          environment: {LEVEL: "7"}
          volumes: ["data:/data"]
          pre_start:
            - command: [sh, -c, "getent hosts db && echo level $$LEVEL >>/data/migrated"]
            - command: [sh, -c, "echo %s; exit %s"]
      volumes:
        data: {}
      """;
  private static final String[] FILE = {"-f", "prepared.yaml"};

  @ParameterizedTest
  @EnumSource(Account.class)
  void what_runs_before_shares_network_and_volumes_and_is_not_repeated(Account account)
      throws IOException {
    try (Installation here = installed(account)) {
      write(here, STACK.formatted("not yet", "3"));
      Outcome failed = run(here, "up", "-d");
      assertThat(failed.expect(5).messages())
          .contains("pre_start[1] of app failed: exit 3", "not yet")
          .doesNotContain("app running");
      assertThat(run(here, "plan").expect(0).output()).contains("new, after pre_start[1]");

      write(here, STACK.formatted("ready", "0"));
      run(here, "up", "-d").expect(0);
      run(here, "up", "-d").expect(0);
      run(here, "stop", "app").expect(0);
      run(here, "up", "-d").expect(0);
      String log =
          Eventually.get(
              10, () -> run(here, "logs", "app").output(), text -> text.contains("level 7"));
      assertThat(log).contains("pre_start[1] begins", "ready", "pre_start[1] exited 0");
      assertThat(run(here, "exec", "-T", "app", "cat", "/data/migrated").expect(0).output())
          .isEqualToIgnoringNewLines("level 7level 7");
      run(here, "plan", "--detailed-exitcode").expect(0);

      run(here, "down", "-v").expect(0);
      nothingIsLeft(here);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void what_runs_when_the_supervisor_is_killed_is_ended_and_run_again(Account account)
      throws IOException {
    try (Installation here = installed(account)) {
      killedMeanwhile(here);
      write(here, STACK.formatted("ready", "0"));
      run(here, "up", "-d").expect(0);
      assertThat(here.leftovers().processes())
          .noneMatch(one -> one.commandLine().contains("77777"));
      run(here, "plan", "--detailed-exitcode").expect(0);

      run(here, "down", "-v").expect(0);
      nothingIsLeft(here);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void what_runs_when_the_supervisor_is_killed_is_found_by_down(Account account)
      throws IOException {
    try (Installation here = installed(account)) {
      killedMeanwhile(here);
      run(here, "down", "-v").expect(0);
      nothingIsLeft(here);
    }
  }

  private static void killedMeanwhile(Installation here) throws IOException {
    write(here, STACK.formatted("waits; exec sleep 77777", "0"));
    Running up = here.start(List.of(), "-f", "prepared.yaml", "up", "-d");
    Eventually.get(30, () -> run(here, "logs", "app").output(), log -> log.contains("waits"));
    CrashIT.kill(CrashIT.supervisor(here));
    assertThat(up.await().code()).isEqualTo(1);
    assertThat(here.leftovers().processes()).anyMatch(one -> one.commandLine().contains("77777"));
  }

  private static void write(Installation here, String stack) throws IOException {
    Files.writeString(here.root().resolve("prepared.yaml"), stack);
  }

  private static Outcome run(Installation here, String command, String... more) {
    return here.jstack(SamplesIT.with(FILE, command, more));
  }
}
