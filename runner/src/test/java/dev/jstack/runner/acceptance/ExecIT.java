package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shell in a service, on a terminal and off it. */
class ExecIT {
  private static final String STACK =
      """
      name: shell
      services:
        box:
          image: host
          command: [sleep, "100000"]
        vm:
          image: host
          isolation: hyperv
          command: [sleep, "100000"]
      """;
  private static final String CTRL_C = "\u0003";

  @ParameterizedTest
  @EnumSource(Account.class)
  void ctrl_c_ends_what_runs_in_the_shell_and_the_code_of_the_shell_comes_back(Account account)
      throws IOException, InterruptedException {
    try (Installation here = SamplesIT.installed(account)) {
      Files.writeString(here.root().resolve("shell.yaml"), STACK);
      // As a script's & starts it: whoever serves it ignores SIGINT, its services must not.
      here.ignoringInterrupts("-f", "shell.yaml", "up", "-d").await().expect(0);
      for (String service : List.of("box", "vm")) {
        try (Terminal terminal = here.onTerminal("-f", "shell.yaml", "exec", service, "sh")) {
          terminal.type("echo be''gin; sleep 10000; echo ne''ver\r");
          terminal.await("begin");
          terminal.type(CTRL_C);
          terminal.type("echo co''de $?; exit 7\r");
          terminal.await("code 130");
          assertThat(terminal.exitCode()).isEqualTo(7);
          assertThat(terminal.screen()).doesNotContain("never");
        }
      }
      here.jstack("-f", "shell.yaml", "down").expect(0);
      SamplesIT.nothingIsLeft(here);
    }
  }
}
