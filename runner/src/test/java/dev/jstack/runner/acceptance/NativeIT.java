package dev.jstack.runner.acceptance;

import static dev.jstack.runner.acceptance.SamplesIT.answer;
import static dev.jstack.runner.acceptance.SamplesIT.nothingIsLeft;
import static dev.jstack.runner.acceptance.SamplesIT.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The program over the native interface of Windows: each call goes through JNA and a C library with
 * the ABI of the DLLs before the local host runs it for real.
 */
class NativeIT {
  private static final String[] SHOP = {"-f", "samples/shop/stack.yaml"};
  private static final List<String> PORT = List.of("SHOP_PORT=19180");

  @BeforeAll
  static void a_compiler_is_there() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "gcc"))),
        "gcc is needed to build the ABI stub");
  }

  @Test
  void the_shop_comes_up_and_is_looked_at_and_goes_through_the_native_calls() throws IOException {
    try (Installation here = Installation.overStub()) {
      here.jstack(PORT, with(SHOP, "up", "-d", "--wait")).expect(0);
      assertThat(libraries(supervisor(here))).contains("libhcsstub.so");

      Http.post("http://127.0.0.1:19180/orders", "a book");
      answer("http://127.0.0.1:19180/orders", "shipped a book");
      assertThat(here.jstack(PORT, with(SHOP, "ps")).expect(0).output())
          .contains("web", "api", "store", "worker", "healthy", "19180");
      assertThat(here.jstack(PORT, with(SHOP, "logs", "worker")).expect(0).output())
          .contains("shipped a book");
      assertThat(exec(here, "cat", "/data/orders.txt").expect(0).output())
          .contains("shipped a book");
      exec(here, "sh", "-c", "exit 7").expect(7);
      exec(here, "no-such-program").expect(127);
      assertThat(here.jstack(PORT, with(SHOP, "top")).expect(0).output()).contains("java");
      here.jstack(PORT, with(SHOP, "plan", "--detailed-exitcode")).expect(0);

      here.jstack(PORT, with(SHOP, "down", "-v")).expect(0);
      nothingIsLeft(here);
    }
  }

  @Test
  void a_supervisor_that_was_killed_is_followed_by_one_that_adopts_through_the_native_calls()
      throws IOException {
    try (Installation here = Installation.overStub()) {
      here.jstack(PORT, with(SHOP, "up", "-d", "--wait")).expect(0);
      long before = supervisor(here);
      ProcessHandle process = ProcessHandle.of(before).orElseThrow();
      process.destroyForcibly();
      Eventually.get(10, process::isAlive, alive -> !alive);

      Outcome up = here.jstack(PORT, with(SHOP, "up", "-d", "--wait")).expect(0);

      assertThat(up.messages()).contains("adopted 4 services").doesNotContain("created");
      assertThat(supervisor(here)).isNotEqualTo(before);
      assertThat(answer("http://127.0.0.1:19180/", "jstack shop")).contains("POST /orders");
      here.jstack(PORT, with(SHOP, "down", "-v")).expect(0);
      nothingIsLeft(here);
    }
  }

  @Test
  void a_host_that_is_not_on_the_class_path_is_named_in_words() throws IOException {
    try (Installation here = Installation.of(Account.OWN)) {
      Outcome ps = here.jstack(List.of("JSTACK_NATIVE=stub"), with(SHOP, "ps"));

      assertThat(ps.expect(4).messages())
          .contains("JSTACK_NATIVE=stub: there is no such host on the class path", "test-compile");
    }
  }

  private static Outcome exec(Installation here, String... command) {
    String[] words =
        Stream.concat(Stream.of("-T", "store"), Stream.of(command)).toArray(String[]::new);
    return here.jstack(PORT, with(SHOP, "exec", words));
  }

  private static String libraries(long pid) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(pid), "maps"));
  }

  private static long supervisor(Installation here) throws IOException {
    var pid = Pattern.compile("\"pid\":(\\d+)");
    var found = pid.matcher(Files.readString(here.state().resolve("supervisor.json")));
    assertThat(found.find()).isTrue();
    return Long.parseLong(found.group(1));
  }
}
