package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shell script as the provider of a service that another one depends on. */
class ProviderIT {
  private static final String STACK =
      """
      name: cloudy
      services:
        web:
          image: host
          command: [sh, -c, "echo url=$$DB_URL key=$$KEY; sleep 100000"]
          depends_on: [db]
        db:
          provider: {type: cloud, options: {size: small, password: hush-hush}}
      """;
  private static final String PROGRAM =
      """
      #!/bin/sh
      [ "$2" = metadata ] && exit 1
      echo "$3" >> calls
      [ -e fail ] && echo '{"type": "error", "message": "no quota left"}' && exit 1
      echo '{"type": "info", "message": "making a database"}'
      echo "{\\"type\\": \\"setenv\\", \\"message\\": \\"URL=http://db/$4\\"}"
      echo '{"type": "rawsetenv", "message": "KEY=abc"}'
      """;

  @ParameterizedTest
  @EnumSource(Account.class)
  void brings_a_service_once_and_again_when_it_is_told_something_else(Account account)
      throws IOException {
    try (Installation here = SamplesIT.installed(account)) {
      Path project = Files.createDirectory(here.root().resolve("project"));
      Path bin = Files.createDirectory(here.root().resolve("bin"));
      Path program = Files.writeString(bin.resolve("cloud"), PROGRAM);
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.writeString(project.resolve("stack.yaml"), STACK);
      Files.createFile(project.resolve("fail"));
      account.own(project);
      String[] file = {"-f", "project/stack.yaml"};
      assertThat(here.jstack(SamplesIT.with(file, "plan")).expect(4).messages())
          .contains("project/stack.yaml:8:22", "nor a program cloud in PATH");

      List<String> path = List.of("PATH=" + bin + ":" + System.getenv("PATH"));
      Outcome failed = here.jstack(path, SamplesIT.with(file, "up", "-d")).expect(1);
      assertThat(failed.messages()).contains("provider `db`: no quota left");
      Files.delete(project.resolve("fail"));

      String plan = here.jstack(path, SamplesIT.with(file, "plan")).expect(0).output();
      assertThat(plan.replaceAll("\\s+", " "))
          .contains("provider db", program.toString(), "--size=small --password=(secret) db")
          .contains("in no container, with all rights")
          .doesNotContain("hush-hush");
      Outcome up =
          here.jstack(path, SamplesIT.with(file, "up", "-d", "--progress", "json")).expect(0);
      assertThat(up.output() + up.messages())
          .contains("making a database")
          .doesNotContain("hush-hush");
      here.jstack(path, SamplesIT.with(file, "plan", "--detailed-exitcode")).expect(0);
      here.jstack(path, SamplesIT.with(file, "up", "-d")).expect(0);
      assertThat(said(here, file)).contains("url=http://db/--size=small key=abc");
      assertThat(Files.readAllLines(project.resolve("calls"))).containsExactly("up", "up");

      Files.writeString(project.resolve("stack.yaml"), STACK.replace("size: small", "size: big"));
      here.jstack(path, SamplesIT.with(file, "plan", "--detailed-exitcode")).expect(2);
      here.jstack(path, SamplesIT.with(file, "up", "-d")).expect(0);
      assertThat(said(here, file)).contains("url=http://db/--size=big key=abc");
      here.jstack(path, SamplesIT.with(file, "down")).expect(0);
      assertThat(Files.readAllLines(project.resolve("calls")))
          .containsExactly("up", "up", "up", "down");
      SamplesIT.nothingIsLeft(here);
    }
  }

  private static String said(Installation here, String[] file) {
    return Eventually.get(
        30,
        () -> here.jstack(SamplesIT.with(file, "logs", "web")).output(),
        text -> text.contains("url="));
  }
}
