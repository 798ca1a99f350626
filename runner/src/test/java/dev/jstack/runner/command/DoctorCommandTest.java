package dev.jstack.runner.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.runner.command.Examination.Finding;
import dev.jstack.runner.command.Examination.Standing;
import dev.jstack.runner.console.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  private static String text(Finding... findings) {
    Examination examination =
        new Examination("local host, level 3 of 3", "anna", true, List.of(findings), List.of());
    return DoctorCommand.text(examination, "jstack 0.1.0", Style.PLAIN, 80);
  }

  @Test
  void what_services_run_without_has_another_sign_than_what_is_missing() {
    String text =
        text(
            Finding.good("overlay", "one"),
            new Finding("limits", Standing.LIMITED, "no writable cgroup", "run as root"),
            new Finding("network", Standing.MISSING, "ip is not installed", "install iproute2"));

    assertThat(text.lines().map(String::strip))
        .containsSubsequence(
            "✔ overlay  one",
            "~ limits   no writable cgroup",
            "fix: run as root",
            "✘ network  ip is not installed",
            "fix: install iproute2",
            "local host, level 3 of 3");
  }

  @Test
  void what_is_there_needs_no_fix() {
    assertThat(text(Finding.good("overlay", "one"))).doesNotContain("fix:", "✘", "~");
  }
}
