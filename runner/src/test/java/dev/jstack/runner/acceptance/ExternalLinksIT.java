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

/** A service of one stack that calls a container of another by a name of its own. */
class ExternalLinksIT {
  private static final List<String> PORT = List.of("HELLO_PORT=18188");
  private static final String HELLO = "samples/hello/stack.yaml";
  private static final String CALLER =
      """
      name: caller
      services:
        caller:
          image: host
          command: [sleep, "100000"]
          external_links: ["hello-front-1:welcome"]
      """;
  private static final String CALL = "exec 3<>/dev/tcp/welcome/8088 && echo reached";

  @ParameterizedTest
  @EnumSource(Account.class)
  void a_container_of_another_stack_answers_to_the_alias(Account account) throws IOException {
    try (Installation here = installed(account)) {
      Files.writeString(here.root().resolve("caller.yaml"), CALLER);
      assertThat(here.jstack("-f", "caller.yaml", "up", "-d").expect(4).messages())
          .contains("JS3041", "`caller` links to `hello-front-1`: no such container");

      here.jstack(PORT, "-f", HELLO, "up", "-d", "--wait").expect(0);
      answer("http://127.0.0.1:18188/anna", "Hello, anna");
      here.jstack("-f", "caller.yaml", "up", "-d").expect(0);
      assertThat(call(here).expect(0).output()).contains("reached");

      here.jstack(PORT, "-f", HELLO, "up", "-d", "--wait", "--force-recreate").expect(0);
      assertThat(call(here).expect(0).output()).contains("reached");
      here.jstack("-f", "caller.yaml", "plan", "--detailed-exitcode").expect(0);

      here.jstack("-f", "caller.yaml", "down").expect(0);
      here.jstack(PORT, "-f", HELLO, "down").expect(0);
      nothingIsLeft(here);
    }
  }

  private static Outcome call(Installation here) {
    return here.jstack("-f", "caller.yaml", "exec", "-T", "caller", "bash", "-c", CALL);
  }
}
