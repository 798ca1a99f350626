package dev.jstack.runner.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.runner.service.Programs.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootServiceTest {
  private static final BootCommand COMMAND =
      new BootCommand(
          List.of("/opt/my jstack/jstack", "--state-dir", "/var/lib/jstack", "service", "run"),
          Map.of("JAVA_HOME", "/usr/lib/jvm/17"));

  @TempDir Path folder;

  private final List<String> ran = new ArrayList<>();
  private Result answer = new Result(0, "");

  private Result run(List<String> command) {
    ran.add(String.join(" ", command));
    return answer;
  }

  private BootService systemd(Optional<String> user) {
    return BootService.ofUnits(folder, user, this::run);
  }

  private BootService windows() {
    return BootService.onWindows(Path.of("C:", "Windows", "System32"), this::run);
  }

  @Test
  void root_registers_a_unit_of_the_system_and_may_do_it_again() throws Exception {
    BootService service = systemd(Optional.empty());

    service.carryOut(service.installation(COMMAND));
    String first = Files.readString(folder.resolve("jstack.service"));
    service.carryOut(service.installation(COMMAND));

    assertThat(Files.readString(folder.resolve("jstack.service"))).isEqualTo(first);
    assertThat(first)
        .contains(
            "Environment=JAVA_HOME=/usr/lib/jvm/17\n",
            "ExecStart=\"/opt/my jstack/jstack\" --state-dir /var/lib/jstack service run\n",
            "Type=oneshot\n",
            "KillMode=process\n",
            "WantedBy=multi-user.target\n");
    assertThat(ran.subList(0, 2))
        .containsExactly("systemctl daemon-reload", "systemctl enable jstack.service");
  }

  @Test
  void another_user_registers_his_own_and_lingers() throws Exception {
    BootService service = systemd(Optional.of("anna"));

    service.carryOut(service.installation(COMMAND));

    assertThat(ran)
        .containsExactly(
            "systemctl --user daemon-reload",
            "systemctl --user enable jstack.service",
            "loginctl enable-linger anna");
    assertThat(Files.readString(folder.resolve("jstack.service")))
        .contains("WantedBy=default.target\n")
        .doesNotContain("network-online");
  }

  @Test
  void unregistering_twice_is_no_failure() throws Exception {
    BootService service = systemd(Optional.empty());
    service.carryOut(service.installation(COMMAND));
    answer = new Result(1, "Unit jstack.service does not exist");

    service.carryOut(service.removal());
    service.carryOut(service.removal());

    assertThat(folder.resolve("jstack.service")).doesNotExist();
  }

  @Test
  void a_step_that_fails_says_which_and_why() {
    BootService service = systemd(Optional.empty());
    answer = new Result(1, "Access denied");

    assertThatThrownBy(() -> service.carryOut(service.installation(COMMAND)))
        .isInstanceOf(BootService.Failure.class)
        .hasMessage("`systemctl daemon-reload` ended with 1: Access denied");
  }

  @Test
  void a_percent_sign_and_a_dollar_mean_themselves_in_a_unit() {
    BootCommand command = new BootCommand(List.of("/a%b/$c", "it's"), Map.of());

    assertThat(systemd(Optional.empty()).installation(command).get(0).text())
        .contains("ExecStart=\"/a%%b/$$c\" \"it's\"");
  }

  @Test
  void windows_gets_a_task_that_runs_as_system_at_each_start() throws Exception {
    BootCommand command =
        new BootCommand(
            List.of("C:\\Program Files\\jstack\\jstack.cmd", "service", "run"), Map.of());

    windows().carryOut(windows().installation(command));
    windows().carryOut(windows().removal());

    assertThat(ran.get(0))
        .endsWith(
            "schtasks.exe /Create /F /TN jstack /SC ONSTART /RU SYSTEM /RL HIGHEST /TR"
                + " \"C:\\Program Files\\jstack\\jstack.cmd\" service run");
    assertThat(ran.get(1)).endsWith("schtasks.exe /Delete /F /TN jstack");
  }

  @Test
  void the_status_is_what_the_system_says() {
    answer = new Result(0, "\"\\jstack\",\"N/A\",\"Bereit\"");
    assertThat(windows().status()).contains("registered, Bereit");
    answer = new Result(1, "ERROR: The system cannot find the file specified.");
    assertThat(windows().status()).isEmpty();
    assertThat(systemd(Optional.empty()).status()).isEmpty();
    answer = new Result(0, "enabled");
    assertThat(systemd(Optional.empty()).status().orElseThrow()).startsWith("enabled");
  }

  @Test
  void a_preview_reads_as_one_would_do_it_by_hand() {
    assertThat(systemd(Optional.empty()).installation(COMMAND))
        .extracting(step -> step.text().lines().findFirst().orElse(""))
        .containsExactly(
            "write " + folder.resolve("jstack.service") + ":",
            "systemctl daemon-reload",
            "systemctl enable jstack.service");
  }
}
