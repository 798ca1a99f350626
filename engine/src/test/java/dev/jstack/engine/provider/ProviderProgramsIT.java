package dev.jstack.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.engine.desired.DesiredProvider;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.host.api.Deadline;
import dev.jstack.schema.model.Provider;
import dev.jstack.schema.model.ServiceName;
import dev.jstack.schema.model.StackName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that really run, as shell scripts. */
class ProviderProgramsIT {
  private static final StackName SHOP = new StackName("shop");

  @TempDir private Path folder;
  private final List<String> progress = new ArrayList<>();
  private final Map<String, List<String>> options = new LinkedHashMap<>();
  private final ProviderPrograms programs = new ProviderPrograms(false);

  @BeforeEach
  void options() {
    options.put("type", List.of("my sql"));
    options.put("size", List.of("1", "2"));
  }

  private Path program(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\necho \"$@\" >> " + folder + "/calls\n" + body);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Provider provider(String type) {
    return new Provider(
        new ServiceName("db"),
        type,
        options,
        List.of(),
        Map.of("PATH", folder + ":/usr/bin:/bin", "HOME", folder.toString(), "WHO", "anna"),
        folder);
  }

  private ProviderRecord up(Path program) {
    return programs.up(
        SHOP, new DesiredProvider(provider("cloud"), program.toString(), "d1"), call(20));
  }

  private Providers.Call call(int seconds) {
    return new Providers.Call(progress::add, () -> false, Deadline.in(Duration.ofSeconds(seconds)));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(folder.resolve("calls"));
  }

  @Test
  void a_program_is_told_its_options_and_sets_variables() throws IOException {
    ProviderRecord record =
        up(
            program(
                "cloud",
                """
                [ "$2" = metadata ] && exit 1
                echo '{"type": "info", "message": "working"}'
                echo "{\\"type\\": \\"setenv\\", \\"message\\": \\"USER=$WHO\\"}"
                echo '{"type": "rawsetenv", "message": "KEY=k"}'
                """));

    assertThat(calls())
        .containsExactly(
            "compose metadata",
            "compose --project-name=shop up --type=my sql --size=1 --size=2 db");
    assertThat(progress).containsExactly("working");
    assertThat(record.variables()).containsEntry("USER", "anna");
    assertThat(record.rawVariables()).containsEntry("KEY", "k");
    assertThat(record.stop()).isEmpty();
    programs.end(SHOP, record, true, call(20));
    assertThat(calls().get(2))
        .isEqualTo("compose --project-name=shop down --type=my sql --size=1 --size=2 db");
  }

  @Test
  void a_program_that_says_what_it_takes_is_told_nothing_else() throws IOException {
    Path program =
        program(
            "cloud",
            """
            [ "$2" = metadata ] && echo '{"description": "d",
              "up": {"parameters": [{"name": "type", "required": true}]},
              "stop": {"parameters": []}}'
            exit 0
            """);
    ProviderRecord record = up(program);

    assertThat(calls().get(1)).isEqualTo("compose --project-name=shop up --type=my sql db");
    assertThat(record.stop()).contains(List.of());
    assertThat(record.down()).isEmpty();
    options.remove("type");
    assertThatThrownBy(() -> up(program)).hasMessage("it needs the option `type`");
  }

  @Test
  void a_failure_is_told_in_the_words_of_the_program() throws IOException {
    Path says =
        program("says", "echo '{\"type\": \"error\", \"message\": \"no quota\"}'; exit 3\n");
    Path silent = program("silent", "echo out of luck >&2; exit 3\n");

    assertThatThrownBy(() -> up(says)).hasMessage("no quota");
    assertThatThrownBy(() -> up(silent))
        .isInstanceOfSatisfying(
            ProviderException.class, e -> assertThat(e.hints()).contains("it said: out of luck"))
        .hasMessage("it ended with code 3");
    assertThatThrownBy(() -> up(folder.resolve("gone"))).hasMessageContaining("cannot be run");
  }

  @Test
  void a_program_without_end_is_ended_with_all_that_it_started() throws IOException {
    Path program = program("cloud", "[ \"$2\" = metadata ] && exit 1\nsleep 100000\n");
    assertThatThrownBy(
            () ->
                programs.up(
                    SHOP, new DesiredProvider(provider("cloud"), program.toString(), "d"), call(1)))
        .hasMessage("it did not end in time");
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
        .noneMatch(p -> p.info().commandLine().orElse("").contains("sleep 100000"));
  }

  @Test
  void a_plugin_of_docker_comes_before_a_program_of_the_path_and_nothing_of_the_project()
      throws IOException {
    assertThat(programs.find(provider("cloud"))).isEmpty();
    Path program = program("cloud", "");
    assertThat(programs.find(provider("cloud"))).contains(program);
    Path plugins = Files.createDirectories(folder.resolve(".docker/cli-plugins"));
    Path plugin = Files.copy(program, plugins.resolve("docker-cloud"));
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
    assertThat(programs.find(provider("cloud"))).contains(plugin);

    Provider here =
        new Provider(
            new ServiceName("db"), "cloud", Map.of(), List.of(), Map.of("PATH", ":.:bin"), folder);
    assertThat(programs.find(here)).isEqualTo(Optional.empty());
  }
}
