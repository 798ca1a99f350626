package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each sample comes up, does what its README says, and goes away without a trace. */
class SamplesIT {

  @ParameterizedTest
  @EnumSource(Account.class)
  void hello_answers_on_its_port_through_a_service_known_by_name(Account account)
      throws IOException {
    try (Installation here = installed(account)) {
      List<String> port = List.of("HELLO_PORT=18088");
      here.jstack(port, "up", "-d", "--wait", "-f", "samples/hello/stack.yaml").expect(0);

      assertThat(answer("http://127.0.0.1:18088/anna", "Hello, anna")).contains("Hello, anna");

      here.jstack(port, "down", "-f", "samples/hello/stack.yaml").expect(0);
      nothingIsLeft(here);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void shop_takes_orders_ships_them_and_forgets_them_with_its_volume(Account account)
      throws IOException {
    try (Installation here = installed(account)) {
      List<String> port = List.of("SHOP_PORT=18080");
      String[] file = {"-f", "samples/shop/stack.yaml"};
      here.jstack(port, with(file, "up", "-d", "--wait")).expect(0);
      assertThat(Http.get("http://127.0.0.1:18080/")).contains("jstack shop");
      Http.post("http://127.0.0.1:18080/orders", "a book");
      answer("http://127.0.0.1:18080/orders", "shipped a book");

      assertThat(here.jstack(port, with(file, "ps")).expect(0).output())
          .contains("web", "api", "store", "worker", "healthy");
      assertThat(here.jstack(port, with(file, "logs", "worker")).expect(0).output())
          .contains("shipped a book");
      Outcome exec =
          here.jstack(port, with(file, "exec", "-T", "store", "cat", "/data/orders.txt"));
      assertThat(exec.expect(0).output()).contains("shipped a book");
      here.jstack(port, with(file, "exec", "-T", "store", "sh", "-c", "exit 7")).expect(7);
      assertThat(
              here.jstack(port, with(file, "exec", "-T", "store", "no-such-program"))
                  .expect(127)
                  .messages())
          .contains("there is no program `no-such-program` in service `store`");
      here.jstack(port, with(file, "plan", "--detailed-exitcode")).expect(0);

      here.jstack(port, with(file, "down")).expect(0);
      here.jstack(port, with(file, "up", "-d", "--wait")).expect(0);
      assertThat(Http.get("http://127.0.0.1:18080/orders")).contains("shipped a book");

      here.jstack(port, with(file, "down", "-v")).expect(0);
      nothingIsLeft(here);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void pipes_carries_orders_between_services_without_a_network(Account account) throws IOException {
    try (Installation here = installed(account)) {
      String[] file = {"-f", "samples/pipes/stack.yaml"};
      here.jstack(with(file, "up", "-d")).expect(0);

      Eventually.get(
          30,
          () -> here.jstack(with(file, "logs", "server")).output(),
          log -> log.contains("received order"));

      here.jstack(with(file, "down")).expect(0);
      nothingIsLeft(here);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void pod_shares_the_loopback_address_between_two_services(Account account) throws IOException {
    try (Installation here = installed(account)) {
      List<String> port = List.of("POD_PORT=18090");
      String[] file = {"-f", "samples/pod/stack.yaml"};
      here.jstack(port, with(file, "up", "-d")).expect(0);

      assertThat(answer("http://127.0.0.1:18090/", "from the app"))
          .contains("sidecar: from the app");

      here.jstack(port, with(file, "down")).expect(0);
      nothingIsLeft(here);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void isolation_shows_the_pid_of_one_service_and_hides_the_other(Account account)
      throws IOException {
    try (Installation here = installed(account)) {
      String[] file = {"-f", "samples/isolation/stack.yaml"};
      here.jstack(with(file, "up", "-d")).expect(0);

      String top = here.jstack(with(file, "top")).expect(0).output();
      assertThat(top).contains("shared-kernel", "own-kernel");
      String ps = here.jstack(with(file, "ps")).expect(0).output();
      assertThat(ps).contains("process", "hyperv", "pid not visible on host");

      here.jstack(with(file, "down")).expect(0);
      nothingIsLeft(here);
    }
  }

  static Installation installed(Account account) throws IOException {
    assumeTrue(account.isAvailable(), "only root can try an ordinary user");
    return Installation.of(account);
  }

  /** The file goes first: after {@code logs}, {@code -f} means to follow. */
  static String[] with(String[] file, String command, String... more) {
    String[] arguments = new String[file.length + 1 + more.length];
    System.arraycopy(file, 0, arguments, 0, file.length);
    arguments[file.length] = command;
    System.arraycopy(more, 0, arguments, file.length + 1, more.length);
    return arguments;
  }

  static String answer(String url, String part) {
    return Eventually.get(30, () -> Http.get(url), text -> text.contains(part));
  }

  static void nothingIsLeft(Installation here) {
    Eventually.get(10, here::leftovers, Leftovers::isNothing);
  }
}
