package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A secret and a config that lie outside of the stack file, from the command line to a service. */
class ExternalIT {
  private static final String STACK =
      """
      name: vault
      services:
        web:
          image: host
          command: [sleep, "100000"]
          secrets: [token]
          configs: [{source: settings, target: /etc/settings.ini}]
      secrets:
        token: {external: true, name: vault-token}
      configs:
        settings: {external: true}
      """;

  @ParameterizedTest
  @EnumSource(Account.class)
  void reach_the_service_make_it_anew_when_they_change_and_stay_private(Account account)
      throws IOException {
    try (Installation here = SamplesIT.installed(account)) {
      Files.writeString(here.root().resolve("vault.yaml"), STACK);
      Files.writeString(here.root().resolve("one"), "first-value");
      String[] file = {"-f", "vault.yaml"};

      assertThat(here.jstack("-f", "vault.yaml", "plan").expect(4).messages())
          .contains("vault.yaml:9:3", "jstack external create secret vault-token FILE")
          .contains("vault.yaml:11:3", "jstack external create config settings FILE");
      here.jstack("external", "create", "secret", "vault-token", "one").expect(0);
      here.jstack("external", "create", "config", "settings", "one").expect(0);
      here.jstack(SamplesIT.with(file, "up", "-d")).expect(0);
      assertThat(seen(here)).contains("FIRST-VALUE|FIRST-VALUE");
      here.jstack(SamplesIT.with(file, "plan", "--detailed-exitcode")).expect(0);

      here.piped("second-value", "external", "create", "--replace", "secret", "vault-token", "-")
          .expect(0);
      assertThat(
              here.jstack(SamplesIT.with(file, "plan", "--detailed-exitcode")).expect(2).output())
          .contains("secrets[/run/secrets/token]", "(secret, changed)")
          .doesNotContain("second-value");
      here.jstack(SamplesIT.with(file, "up", "-d")).expect(0);
      assertThat(seen(here)).contains("SECOND-VALUE|FIRST-VALUE");

      if (account == Account.OWN) {
        strangerReadsNothing(here);
      }
      assertThat(holding(here.state(), "second-value"))
          .allMatch(path -> path.contains("/external/") || path.contains("/secrets/"));
      here.jstack(SamplesIT.with(file, "down")).expect(0);
      assertThat(holding(here.state(), "second-value"))
          .containsExactly(here.state().resolve("external/secret.vault-token.value").toString());
    }
  }

  /** In capitals: what a command prints is kept a while, and is no leak of ours. */
  private static String seen(Installation here) {
    return here.jstack(
            "-f",
            "vault.yaml",
            "exec",
            "-T",
            "web",
            "sh",
            "-c",
            "echo \"$(cat /run/secrets/token)|$(cat /etc/settings.ini)\" | tr a-z A-Z")
        .expect(0)
        .output();
  }

  private static void strangerReadsNothing(Installation here) throws IOException {
    if (!Account.ORDINARY.isAvailable()) {
      return;
    }
    for (Path path : tree(here.state())) {
      List<String> command = new ArrayList<>(Account.ORDINARY.prefix());
      command.addAll(List.of("cat", path.toString()));
      Outcome outcome = Running.start(command, here.root(), List.of()).await();
      assertThat(outcome.code()).as(path.toString()).isNotZero();
      assertThat(outcome.output()).isEmpty();
    }
  }

  private static List<Path> tree(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root.resolve("external"))) {
      return tree.filter(Files::isRegularFile).toList();
    }
  }

  private static List<String> holding(Path root, String text) {
    Outcome outcome =
        Running.start(
                List.of(
                    "find",
                    root.toString(),
                    "-xdev",
                    "-type",
                    "f",
                    "-exec",
                    "grep",
                    "-lsF",
                    text,
                    "{}",
                    "+"),
                root,
                List.of())
            .await();
    return outcome.output().lines().toList();
  }
}
