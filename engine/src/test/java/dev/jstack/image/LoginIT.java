package dev.jstack.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.registry.RegistrySettings;
import dev.jstack.schema.model.PullPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins as Docker keeps them, with a script for a credential helper; and a proxy. */
class LoginIT {
  private static final ImagePlatform LINUX = new ImagePlatform("linux", "amd64", Optional.empty());
  private static final String SECRET = "pa:ss-5ecret";

  @TempDir Path directory;

  private final FakeRegistry registry = new FakeRegistry();
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());

  @BeforeEach
  void aRegistryThatWantsALogin() {
    registry.push(
        "app",
        "1",
        ImageFixture.linux()
            .layer(new TarFixture().file("a", "1"))
            .layer(new TarFixture().file("b", "2")));
    registry.basic = "Basic " + base64("anna:" + SECRET);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

  @Test
  void a_helper_of_the_host_is_called_once_with_the_name_of_the_registry() throws IOException {
    configuration("{\"credHelpers\": {\"%s\": \"x\"}, \"credsStore\": \"no-such\"}");
    helper("cat > /dev/null; " + answer("anna"));

    assertThat(pull().layers()).hasSize(2);

    assertThat(calls()).containsExactly("get");
  }

  @Test
  void the_store_for_all_hosts_is_asked_and_gets_the_host_on_its_input() throws IOException {
    configuration("{\"credsStore\": \"x\"}");
    helper("read -r host; echo \"$host\" >> \"$(dirname \"$0\")/calls\"; " + answer("anna"));

    assertThat(pull().layers()).hasSize(2);

    assertThat(calls()).containsExactly("get", registry.host());
  }

  @Test
  void a_login_in_the_file_is_split_at_its_first_colon() throws IOException {
    configuration("{\"auths\": {\"http://%s/v1/\": {\"auth\": \"AUTH\"}}}");

    assertThat(pull().layers()).hasSize(2);
  }

  @Test
  void a_helper_that_has_none_leaves_it_to_the_file() throws IOException {
    configuration("{\"credsStore\": \"x\", \"auths\": {\"%s\": {\"auth\": \"AUTH\"}}}");
    helper("echo 'credentials not found in native keychain'; exit 1");

    assertThat(pull().layers()).hasSize(2);
  }

  @Test
  void a_file_without_any_of_the_keys_is_no_login() throws IOException {
    configuration("{\"HttpHeaders\": {}}");

    assertThat(failure()).hasMessageContaining("asks for a login and there is none");
  }

  @Test
  void a_helper_that_fails_is_named_and_what_it_printed_is_not() throws IOException {
    configuration("{\"credsStore\": \"x\"}");
    helper("echo " + SECRET + "; echo " + SECRET + " >&2; exit 3");

    ImageException failure = failure();

    assertThat(failure.problem()).isEqualTo(ImageProblem.CREDENTIALS);
    assertThat(failure).hasMessageContaining("docker-credential-x ended with code 3");
  }

  @Test
  void a_helper_that_is_not_there_is_named() throws IOException {
    configuration("{\"credsStore\": \"no-such\"}");

    assertThat(failure()).hasMessageContaining("docker-credential-no-such is not on the PATH");
  }

  @Test
  void a_wrong_secret_is_in_no_message() throws IOException {
    configuration("{\"credsStore\": \"x\"}");
    helper("cat > /dev/null; " + answer("otto"));

    assertThat(failure().problem()).isEqualTo(ImageProblem.NOT_ALLOWED);
  }

  @Test
  void a_registry_behind_a_proxy_is_reached_by_its_name_and_not_past_no_proxy() {
    registry.basic = "";
    RegistrySettings through = proxied(Map.of("HTTP_PROXY", registry.url("")));
    assertThat(pull("registry.example/app:1", through).layers()).hasSize(2);

    RegistrySettings past =
        proxied(Map.of("HTTP_PROXY", registry.url(""), "NO_PROXY", "registry.example"));
    int asked = registry.requests.size();
    assertThat(
            catchThrowableOfType(ImageException.class, () -> pull("registry.example/app:2", past))
                .problem())
        .isEqualTo(ImageProblem.UNREACHABLE);
    assertThat(registry.requests).hasSize(asked);
  }

  private static RegistrySettings proxied(Map<String, String> environment) {
    return RegistrySettings.of(
        Optional.of("{\"mirrors\": {}, \"plainHttp\": [\"registry.example\"]}"), environment);
  }

  private void configuration(String json) throws IOException {
    String text = json.replace("%s", registry.host()).replace("AUTH", base64("anna:" + SECRET));
    Files.writeString(directory.resolve("config.json"), text);
  }

  private static String answer(String user) {
    return "printf '{\"ServerURL\":\"\",\"Username\":\"%s\",\"Secret\":\"%s\"}' "
        + user
        + " "
        + SECRET;
  }

  private void helper(String script) throws IOException {
    Path program = directory.resolve("docker-credential-x");
    Files.writeString(
        program, "#!/bin/sh\necho \"$1\" >> \"$(dirname \"$0\")/calls\"\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(directory.resolve("calls"));
  }

  private ImageException failure() {
    ImageException failure = catchThrowableOfType(ImageException.class, this::pull);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(String.valueOf(cause.getMessage())).doesNotContain("5ecret");
    }
    assertThat(told).noneMatch(line -> line.contains("5ecret"));
    return failure;
  }

  private ResolvedImage pull() {
    return pull(registry.host() + "/app:1", RegistrySettings.of(Optional.empty(), Map.of()));
  }

  private ResolvedImage pull(String reference, RegistrySettings registries) {
    Map<String, String> environment =
        Map.of(
            "DOCKER_CONFIG", directory.toString(), "PATH", directory + ":" + System.getenv("PATH"));
    ImageSettings settings = ImageSettings.of(environment, directory, Clock.systemUTC());
    settings = settings.with(registries, settings.logins());
    try (ImageStore store =
        ImageStore.forLinux(
            directory.resolve("images"), settings, () -> new Patience(new Random(1), wait -> {}))) {
      return store.ensure(
          reference, LINUX, PullPolicy.MISSING, progress -> told.add(progress.toString()));
    }
  }
}
