package dev.jstack.runner.acceptance;

import static dev.jstack.runner.acceptance.SamplesIT.answer;
import static dev.jstack.runner.acceptance.SamplesIT.installed;
import static dev.jstack.runner.acceptance.SamplesIT.nothingIsLeft;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Updates of real processes: one that fails and goes back, one that nobody notices. */
class UpdateIT {
  private static final List<Integer> PORTS = List.of(18171, 18172, 18173);
  private static final String GREETERS =
      """
      name: greeters
      services:
        greeter:
          image: host
          command: java -XX:TieredStopAtLevel=1 -Xmx48m /app/Greeter.java
          volumes: ["./samples/hello/app:/app:ro"]
          ports: ["18171-18173:8080"]
          healthcheck:
            test: ["CMD", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080"]
            interval: 500ms
            retries: 60
          deploy:
            replicas: 3
            update_config: {failure_action: rollback, monitor: 500ms}
      """;
  private static final String BROKEN =
      GREETERS.replace("command: java", "command: sh -c 'echo new; exit 7' java");

  private static final String PEERS =
      """
      name: peers
      services:
        greeter:
          image: host
          command: java -XX:TieredStopAtLevel=1 -Xmx48m /app/Greeter.java
          volumes: ["./samples/hello/app:/app:ro"]
          environment: {RELEASE: one}
          healthcheck:
            test: ["CMD", "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080"]
            interval: 500ms
            retries: 60
          deploy: {update_config: {order: start-first}}
        caller:
          image: host
          command: [sleep, "100000"]
      """;
  private static final String CALL = "exec 3<>/dev/tcp/greeter/8080 && echo reached";

  @ParameterizedTest
  @EnumSource(Account.class)
  void a_version_that_ends_at_once_is_rolled_back_and_the_old_ones_serve_on(Account account)
      throws IOException {
    try (Installation here = installed(account)) {
      String[] file = {"-f", "greeters.yaml"};
      write(here, GREETERS);
      here.jstack(SamplesIT.with(file, "up", "-d", "--wait")).expect(0);
      PORTS.forEach(port -> answer("http://127.0.0.1:" + port + "/anna", "anna"));

      write(here, BROKEN);
      Outcome update = here.jstack(SamplesIT.with(file, "up", "-d")).expect(5);
      assertThat(update.messages())
          .contains(
              "the update of `greeter` failed", "exited 7", "rolled back to the version before");

      PORTS.forEach(port -> answer("http://127.0.0.1:" + port + "/anna", "anna"));
      here.jstack(SamplesIT.with(file, "plan", "--detailed-exitcode")).expect(2);
      write(here, GREETERS);
      here.jstack(SamplesIT.with(file, "plan", "--detailed-exitcode")).expect(0);
      here.jstack(SamplesIT.with(file, "down")).expect(0);
      nothingIsLeft(here);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void start_first_is_reached_by_name_all_the_time(Account account) throws IOException {
    try (Installation here = installed(account)) {
      String[] file = {"-f", "greeters.yaml"};
      write(here, PEERS);
      here.jstack(SamplesIT.with(file, "up", "-d", "--wait")).expect(0);
      call(here).expect(0);

      write(here, PEERS.replace("RELEASE: one", "RELEASE: two"));
      Running update = here.start(List.of(), SamplesIT.with(file, "up", "-d"));
      String[] plan = SamplesIT.with(file, "plan", "--detailed-exitcode");
      Eventually.get(
          60,
          () -> {
            call(here).expect(0);
            return here.jstack(plan).code();
          },
          code -> code == 0);
      update.await().expect(0);

      here.jstack(SamplesIT.with(file, "down")).expect(0);
      nothingIsLeft(here);
    }
  }

  private static Outcome call(Installation here) {
    return here.jstack("-f", "greeters.yaml", "exec", "-T", "caller", "bash", "-c", CALL);
  }

  private static void write(Installation here, String text) throws IOException {
    Files.writeString(here.root().resolve("greeters.yaml"), text);
  }
}
