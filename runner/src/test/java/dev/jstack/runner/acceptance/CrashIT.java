package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jstack.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** kill -9 of the supervisor at any moment, and several commands at once. */
class CrashIT {
  private static final String TALK =
      """
      name: talk
      services:
        counter:
          image: host
          command: ["sh", "-c", "i=0; while true; do i=$$((i+1)); echo line $$i; sleep 0.05; done"]
        flaky:
          image: host
          command: ["sh", "-c", "sleep 0.2; exit 3"]
          restart: on-failure:2
      """;
  private static final String PAIR =
      """
      name: pair
      services:
        first:
          image: host
          command: ["sleep", "600"]
          volumes: ["data:/data"]
          healthcheck: {test: ["CMD", "true"], interval: 100ms}
        second:
          image: host
          command: ["sleep", "600"]
          depends_on: {first: {condition: service_healthy}}
          pre_start: [{command: ["sleep", "0.2"]}]
          ports: ["127.0.0.1:18097:80"]
      volumes:
        data: {}
      """;

  @ParameterizedTest
  @EnumSource(Account.class)
  void services_outlive_the_supervisor_and_the_next_one_adopts_them(Account account)
      throws IOException {
    try (Installation here = installed(account)) {
      String[] file = {"-f", write(here, "talk", TALK)};
      here.jstack(with(file, "up", "-d")).expect(0);
      Eventually.get(30, () -> logs(here, "counter").size(), lines -> lines > 10);
      long before = supervisor(here);
      kill(before);
      long lines = logs(here, "counter").size();

      Outcome up = here.jstack(with(file, "up", "-d", "--no-recreate")).expect(0);

      assertThat(up.messages()).contains("supervisor was gone since", "adopted");
      assertThat(supervisor(here)).isNotEqualTo(before);
      List<String> all =
          Eventually.get(30, () -> logs(here, "counter"), log -> log.size() > lines + 10);
      assertThat(all)
          .isEqualTo(IntStream.rangeClosed(1, all.size()).mapToObj(i -> "line " + i).toList());
      here.jstack(with(file, "down", "-v")).expect(0);
      nothingIsLeft(here);
      Eventually.get(10, () -> supervisors(here), List::isEmpty);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void ports_answer_again_once_the_next_command_came(Account account) throws IOException {
    try (Installation here = installed(account)) {
      List<String> port = List.of("HELLO_PORT=18096");
      String[] file = {"-f", "samples/hello/stack.yaml"};
      here.jstack(port, with(file, "up", "-d", "--wait")).expect(0);
      kill(supervisor(here));

      here.jstack(port, with(file, "up", "-d", "--wait")).expect(0);

      Eventually.get(
          30, () -> get("http://127.0.0.1:18096/anna"), page -> page.contains("Hello, anna"));
      here.jstack(port, with(file, "down", "-v")).expect(0);
      nothingIsLeft(here);
    }
  }

  @Test
  void an_up_that_is_killed_at_any_action_is_made_good_by_the_next() throws IOException {
    try (Installation here = installed(Account.OWN)) {
      String[] file = {"-f", write(here, "pair", PAIR)};
      int marks = 1;
      for (; killedAt(here, file, marks); marks += 2) {
        here.jstack(with(file, "up", "-d", "--wait")).expect(0);
        here.jstack(with(file, "plan", "--detailed-exitcode")).expect(0);
        here.jstack(with(file, "down", "-v")).expect(0);
        nothingIsLeft(here);
      }
      assertThat(marks).as("actions that were interrupted").isGreaterThan(4);
      here.jstack(with(file, "down", "-v")).expect(0);
      nothingIsLeft(here);
    }
  }

  @Test
  void an_up_that_is_killed_at_any_action_leaves_nothing_that_down_does_not_find()
      throws IOException {
    try (Installation here = installed(Account.OWN)) {
      String[] file = {"-f", write(here, "pair", PAIR)};
      int marks = 2; // the test above has the odd ones
      for (; killedAt(here, file, marks); marks += 2) {
        here.jstack(with(file, "down", "-v")).expect(0);
        nothingIsLeft(here);
      }
      assertThat(marks).as("actions that were interrupted").isGreaterThan(4);
      here.jstack(with(file, "down", "-v")).expect(0);
      nothingIsLeft(here);
    }
  }

  @Test
  void of_two_ups_of_one_stack_one_waits_and_two_stacks_do_not() throws IOException {
    try (Installation here = installed(Account.OWN)) {
      String[] pair = {"-f", write(here, "pair", PAIR)};
      String[] talk = {"-f", write(here, "talk", TALK)};
      List<Running> all =
          Stream.of(pair, pair, talk)
              .map(file -> here.start(List.of(), with(file, "up", "-d")))
              .toList();
      List<Outcome> ended = all.stream().map(Running::await).toList();
      ended.forEach(outcome -> outcome.expect(0));
      assertThat(supervisors(here)).hasSize(1);
      here.jstack(with(pair, "down", "-v")).expect(0);
      here.jstack(with(talk, "down", "-v")).expect(0);
      nothingIsLeft(here);
    }
  }

  /** Whether an up was killed when its journal had so many marks; false: it was over before. */
  private static boolean killedAt(Installation here, String[] file, int marks) {
    Path journal = here.state().resolve("stacks/pair/journal.jsonl");
    Running up = here.start(List.of(), with(file, "up", "-d"));
    while (up.isAlive()) {
      if (marks(text(journal)) >= marks) {
        kill(supervisor(here));
        Outcome outcome = up.await();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.messages())
            .contains("the supervisor ended in the middle of the work", "the same command again");
        return true;
      }
      LockSupport.parkNanos(500_000);
    }
    up.await().expect(0);
    return false;
  }

  /** Begins and ends of actions. */
  private static long marks(String journal) {
    return journal.lines().filter(line -> !line.contains("\"mark\":\"intent\"")).count();
  }

  private static Installation installed(Account account) throws IOException {
    assumeTrue(account.isAvailable(), "only where the tests run as root and there is such a user");
    return Installation.of(account);
  }

  private static String write(Installation here, String name, String stack) throws IOException {
    return Files.writeString(here.root().resolve(name + ".yaml"), stack).toString();
  }

  private static List<String> logs(Installation here, String service) {
    return here.jstack("-p", "talk", "logs", service)
        .expect(0)
        .output()
        .lines()
        .filter(line -> line.contains("| line "))
        .map(line -> line.substring(line.indexOf("| line ") + 2))
        .toList();
  }

  static long supervisor(Installation here) {
    String info =
        Eventually.get(
            10, () -> text(here.state().resolve("supervisor.json")), text -> !text.isEmpty());
    return (Long) ((Map<?, ?>) Json.tree(info)).get("pid");
  }

  private static List<String> supervisors(Installation here) {
    return here.leftovers().processes().stream()
        .map(Leftovers.Leftover::commandLine)
        .filter(line -> line.contains("SupervisorMain") && !line.contains("unshare"))
        .toList();
  }

  static void kill(long pid) {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroyForcibly();
    Eventually.get(10, process::isAlive, alive -> !alive);
  }

  private static void nothingIsLeft(Installation here) {
    Eventually.get(20, here::leftovers, Leftovers::isNothing);
  }

  private static String get(String address) {
    try {
      return Http.get(address);
    } catch (UncheckedIOException e) {
      return "";
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] with(String[] file, String... words) {
    return Stream.concat(Stream.of(words), Stream.of(file)).toArray(String[]::new);
  }
}
