package dev.jstack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.runner.command.Surroundings;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private final Map<String, String> environment = new HashMap<>();

  private int run(String... line) {
    Surroundings surroundings = new Surroundings(environment, folder, Clock.systemUTC(), false);
    Console console =
        Console.of(InputStream.nullInputStream(), output, errors, Terminals.none(), environment);
    return Main.run(line, console, surroundings, new ProcessBackends(surroundings));
  }

  private String told() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  private String answered() {
    return output.toString(StandardCharsets.UTF_8);
  }

  private void stack(String text) throws IOException {
    Files.writeString(folder.resolve("compose.yaml"), text);
  }

  @Test
  void a_wrong_command_ends_with_64_and_says_what_was_meant() {
    assertThat(run("donw")).isEqualTo(64);
    assertThat(told()).contains("there is no command `donw`", "did you mean `jstack down`?");
    assertThat(answered()).isEmpty();
  }

  @Test
  void a_number_gets_the_way_to_the_jdks_own_jstack() {
    assertThat(run("1234")).isEqualTo(64);
    assertThat(told()).contains("looks like the JDK's jstack", " 1234\n");
  }

  @Test
  void a_file_with_errors_ends_with_3_and_shows_the_place() throws IOException {
    stack("services:\n  web:\n    imagee: host\n");
    assertThat(run("config")).isEqualTo(3);
    assertThat(told()).contains("compose.yaml:3:5", "did you mean `image`?");
    assertThat(answered()).isEmpty();
  }

  @Test
  void no_file_at_all_ends_with_3_and_says_how_to_name_one() {
    assertThat(run("config")).isEqualTo(3);
    assertThat(told()).contains("-f");
  }

  @Test
  void a_folder_instead_of_a_file_brings_the_file_in_it() throws IOException {
    stack("services: {web: {image: host}}\n");
    Files.createDirectory(folder.resolve("empty"));
    assertThat(run("-f", folder.toString(), "config")).isEqualTo(3);
    assertThat(told()).contains("is a directory, not a file", "name the file in it: compose.yaml");
    assertThat(run("-f", "empty", "config")).isEqualTo(3);
    assertThat(told()).contains("`empty` is a directory, not a file", "there is no stack file");
  }

  @Test
  void config_answers_what_config_reads_again_as_the_same() throws IOException {
    stack("name: shop\nservices:\n  web:\n    image: host\n    ports: ['8080:80']\n");
    assertThat(run("config")).isZero();
    String first = answered();
    Files.writeString(folder.resolve("again.yaml"), first);
    output.reset();
    assertThat(run("-f", "again.yaml", "config")).isZero();
    assertThat(answered()).isEqualTo(first).contains("published:");
  }

  @Test
  void services_are_listed_one_a_line() throws IOException {
    stack("services: {web: {image: host}, api: {image: host}}\n");
    assertThat(run("config", "--services")).isZero();
    assertThat(answered()).isEqualTo("api\nweb\n");
  }

  @Test
  void variables_are_listed_with_what_they_need() throws IOException {
    stack(
        "services: {web: {image: 'w:${TAG:-1}', environment: ['A=${A:?set it}', 'B=${B:+x}']}}\n");
    assertThat(run("config", "--variables")).isZero();
    assertThat(answered())
        .isEqualTo(
            """
            NAME  REQUIRED  DEFAULT VALUE  ALTERNATE VALUE
            A     true
            B     false                    x
            TAG   false     1
            """);
    output.reset();
    assertThat(run("config", "--variables", "--format", "json")).isZero();
    assertThat(answered())
        .contains("\"TAG\" : {", "\"DefaultValue\" : \"1\"", "\"Required\" : true");
  }

  @Test
  void the_environment_is_what_the_files_are_read_with() throws IOException {
    environment.put("A", "process");
    Files.writeString(folder.resolve(".env"), "A=file\nB=file\n");
    stack("name: shop\nservices: {web: {image: host}}\n");
    assertThat(run("config", "--environment")).isZero();
    assertThat(answered()).isEqualTo("A=process\nB=file\nCOMPOSE_PROJECT_NAME=shop\n");
  }

  @Test
  void a_hash_is_asked_for_by_name_or_for_all() throws IOException {
    stack("services: {web: {image: host}, api: {image: host}}\n");
    assertThat(run("config", "--hash", "*")).isZero();
    String all = answered();
    output.reset();
    assertThat(run("config", "--hash")).isZero();
    assertThat(answered()).isEqualTo(all);
    output.reset();
    assertThat(run("config", "--hash=web")).isZero();
    assertThat(all).endsWith(answered()).startsWith("api ");
    assertThat(answered()).startsWith("web ");
    assertThat(run("config", "--hash=wbe")).isEqualTo(3);
  }

  @Test
  void profiles_are_listed_whether_they_are_on_or_off() throws IOException {
    stack("services: {web: {image: host}, dbg: {image: host, profiles: [debug, more]}}\n");
    assertThat(run("config", "--profiles")).isZero();
    assertThat(answered()).isEqualTo("debug\nmore\n");
  }

  @Test
  void the_target_windows_has_a_verdict_for_each_attribute() throws IOException {
    stack("services:\n  web:\n    image: host\n    privileged: true\n    cap_add: [A]\n");
    assertThat(run("config", "--target", "windows")).isEqualTo(4);
    assertThat(answered())
        .contains("compose.yaml:4:5", "privileged", "refused", "compose.yaml:5:5", "ignored");
  }

  @Test
  void variables_of_docker_compose_choose_files_and_output() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "services: {web: {image: host}}\n");
    Files.writeString(folder.resolve("b.yaml"), "services: {api: {image: host}}\n");
    environment.put("COMPOSE_FILE", "a.yaml|b.yaml");
    environment.put("COMPOSE_PATH_SEPARATOR", "|");
    assertThat(run("config", "--services")).isZero();
    assertThat(answered()).isEqualTo("api\nweb\n");
    output.reset();
    environment.put("JSTACK_FILE", "b.yaml");
    assertThat(run("config", "--services")).isZero();
    assertThat(answered()).isEqualTo("api\n");
    environment.put("COMPOSE_STATUS_STDOUT", "1");
    output.reset();
    assertThat(run("validate")).isZero();
    assertThat(answered()).contains("is valid");
  }

  @Test
  void settings_of_the_env_file_count_and_are_checked() throws IOException {
    stack("services: {web: {image: host}}\n");
    Files.writeString(folder.resolve(".env"), "COMPOSE_ANSI=blue\n");
    assertThat(run("plan")).isEqualTo(64);
    assertThat(told()).contains("COMPOSE_ANSI takes no `blue`");
    environment.put("COMPOSE_DISABLE_ENV_FILE", "true");
    assertThat(run("config", "-q")).isZero();
  }

  @Test
  void validate_says_so_in_words_and_in_json() throws IOException {
    stack("name: shop\nservices: {web: {image: host}}\n");
    assertThat(run("validate")).isZero();
    assertThat(told()).isEqualTo("shop is valid: 1 service\n");
    assertThat(run("validate", "--format", "json")).isZero();
    assertThat(answered()).contains("\"formatVersion\"");
  }

  @Test
  void a_plan_for_windows_needs_no_windows_and_keeps_its_order() throws IOException {
    stack("name: shop\nservices: {web: {image: 'reg.local/web:1', ports: ['8080:80']}}\n");
    String[] line = {
      "plan", "--target", "windows-server-2022", "--show-documents", "--format", "json"
    };
    assertThat(run(line)).as(told()).isZero();
    String first = answered();
    output.reset();
    assertThat(run(line)).isZero();
    assertThat(answered()).isEqualTo(first);
    assertThat(first.lines()).allSatisfy(call -> assertThat(call).startsWith("{\"call\":\""));
    assertThat(first).contains("HcnCreateNetwork", "HcsCreateComputeSystem");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("compose.yaml"));
    }
  }

  @Test
  void a_name_that_is_none_and_a_scale_that_is_none_are_usage_errors() throws IOException {
    stack("services: {web: {image: host}}\n");
    assertThat(run("-p", "No Name", "config")).isEqualTo(64);
    assertThat(run("plan", "--scale", "web")).isEqualTo(64);
    assertThat(told()).contains("is no name of a stack", "--scale takes SERVICE=N");
  }

  @Test
  void an_explanation_of_what_does_not_exist_is_refused() {
    assertThat(run("explain", "services.prots")).isEqualTo(64);
    assertThat(told()).contains("there is no page about");
  }

  @Test
  void the_schema_is_json() {
    assertThat(run("schema")).isZero();
    assertThat(dev.jstack.json.Json.tree(answered())).isInstanceOf(Map.class);
  }

  @Test
  void the_version_is_that_of_the_pom() throws IOException {
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<version>" + Version.NUMBER + "</version>");
  }

  @Test
  void an_external_secret_is_kept_listed_without_its_value_replaced_on_demand_and_removed()
      throws IOException {
    environment.put("JSTACK_STATE_DIR", folder.resolve("state").toString());
    Files.writeString(folder.resolve("token.txt"), "hidden-value");
    assertThat(run("external", "create", "secret", "token", "token.txt")).isZero();
    assertThat(run("external", "create", "secret", "token", "token.txt")).isEqualTo(1);
    assertThat(told()).contains("secret `token` is there already", "--replace");
    assertThat(run("external", "create", "--replace", "secret", "token", "token.txt")).isZero();
    assertThat(run("external", "ls")).isZero();
    assertThat(run("external", "ls", "--format", "json")).isZero();
    assertThat(answered()).contains("secret  token  12 B", "\"bytes\" : 12");
    assertThat(answered() + told()).doesNotContain("hidden-value");
    assertThat(run("external", "rm", "secret", "token")).isZero();
    assertThat(run("external", "rm", "secret", "token")).isEqualTo(1);
    assertThat(run("external", "rm", "--force", "secret", "token")).isZero();
  }

  @Test
  void external_says_what_is_wrong_with_its_words() {
    environment.put("JSTACK_STATE_DIR", folder.resolve("state").toString());
    assertThat(run("external", "create", "secret")).isEqualTo(64);
    assertThat(run("external", "create", "volume", "x")).isEqualTo(64);
    assertThat(run("external", "create", "secret", "../x", "f")).isEqualTo(64);
    assertThat(run("external", "create", "secret", "x", "none.txt")).isEqualTo(1);
    assertThat(run("external", "create", "secret", "x", "-")).isEqualTo(1); // nothing comes in
    assertThat(told())
        .contains(
            "needs a kind and a name",
            "there is no external `volume`",
            "`../x` is no name of a secret",
            "there is no file",
            "would have no content");
  }
}
