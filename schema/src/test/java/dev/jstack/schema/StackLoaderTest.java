package dev.jstack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.schema.model.Dependency;
import dev.jstack.schema.model.Healthcheck;
import dev.jstack.schema.model.Mount;
import dev.jstack.schema.model.PortMapping;
import dev.jstack.schema.model.PullPolicy;
import dev.jstack.schema.model.Service;
import dev.jstack.schema.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackLoaderTest {
  private static LoadResult load(String text, Map<String, String> environment) {
    return StackLoader.create().load(Requests.ofText(text, environment));
  }

  private static Stack stack(String text) {
    LoadResult result = load(text, Map.of("V", "v"));
    assertThat(result.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    return result.stack().orElseThrow();
  }

  private static Service web(String attributes) {
    return stack("services:\n  web:\n    image: x\n" + attributes.indent(4))
        .service("web")
        .orElseThrow();
  }

  @Test
  void a_profile_of_a_variable_that_is_not_set_switches_nothing_off() {
    assertThat(web("profiles: [\"${DEBUG:+debug}\"]").name().value()).isEqualTo("web");
  }

  @Test
  void labels_of_a_file_see_no_variables_of_the_stack(@TempDir Path directory) throws IOException {
    Path labels = Files.writeString(directory.resolve("labels"), "a=1\nb=${a}\nc=${V:-none}\n");
    assertThat(web("label_file: " + labels).labels())
        .containsExactly(Map.entry("a", "1"), Map.entry("b", "1"), Map.entry("c", "none"));
  }

  @Test
  void a_plain_stack_becomes_records() {
    Stack stack =
        stack(
            """
            name: shop
            services:
              web:
                image: web:1
                command: ["serve", "--port", "80"]
                ports: ["8080:80", "53:53/udp"]
                environment: {MODE: prod, LEVEL: 3}
                depends_on:
                  store: {condition: service_healthy}
                volumes: ["data:/data", "./conf:/conf:ro"]
                networks: {back: {aliases: [www]}}
              store:
                image: store:1
                healthcheck: {test: check --now, interval: 1m30s, retries: 2}
                networks: [back]
            networks: {back: }
            volumes: {data: }
            """);
    Service web = stack.service("web").orElseThrow();
    assertThat(stack.name().value()).isEqualTo("shop");
    assertThat(web.process().command().orElseThrow().arguments())
        .containsExactly("serve", "--port", "80");
    assertThat(web.process().environment())
        .containsExactly(Map.entry("MODE", "prod"), Map.entry("LEVEL", "3"));
    assertThat(web.ports()).extracting(PortMapping::target).containsExactly(80, 53);
    assertThat(web.ports().get(1).protocol()).isEqualTo(PortMapping.Protocol.UDP);
    assertThat(web.dependencies())
        .extracting(Dependency::condition)
        .containsExactly(Dependency.Condition.HEALTHY);
    assertThat(web.mounts())
        .extracting(Mount::kind)
        .containsExactly(Mount.Kind.VOLUME, Mount.Kind.BIND);
    assertThat(web.mounts().get(1).source()).isEqualTo("/work/stack/conf");
    assertThat(web.networking().attachments().get(0).aliases()).containsExactly("www");
    Healthcheck check = stack.service("store").orElseThrow().healthcheck().orElseThrow();
    assertThat(check.kind()).isEqualTo(Healthcheck.Kind.SHELL);
    assertThat(check.test()).containsExactly("check --now");
    assertThat(check.interval()).contains(Duration.ofSeconds(90));
    assertThat(stack.volumes().get("data").name()).isEqualTo("shop_data");
    assertThat(stack.networks().get("back").name()).isEqualTo("shop_back");
  }

  @Test
  void a_value_is_found_where_it_was_written() {
    Stack stack = stack("services:\n  a.b:\n    image: x\n    ports:\n      - 80:80\n");
    assertThat(stack.origin().of("services.a.b.ports[0]").orElseThrow().label())
        .isEqualTo("<stdin>:5:9");
    assertThat(stack.origin().of("services.a.b.image").orElseThrow().label())
        .isEqualTo("<stdin>:3:12");
  }

  @Test
  void all_mistakes_of_a_stage_are_told_at_once() {
    LoadResult result =
        load(
            """
            services:
              a: {image: "${X:?say}", ports: ["a:80"]}
              b: {image: "${", scale: many}
            """,
            Map.of());
    assertThat(result.stack()).isEmpty();
    assertThat(result.diagnostics())
        .filteredOn(Diagnostic::isError)
        .extracting(Diagnostic::code)
        .containsExactlyInAnyOrder("JS1102", "JS1401", "JS1101", "JS1104");
  }

  @Test
  void a_slip_hides_nothing_of_what_is_wrong_elsewhere() {
    LoadResult result =
        load(
            """
            services:
              a:
                imge: nginx
                restart: allways
                networks: [nope]
                cpus: many
                mem_limit: 12xb
            """,
            Map.of());
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("JS2104", "JS2333", "JS2204", "JS1104", "JS1601");
  }

  @Test
  void a_variable_without_value_is_told_once() {
    LoadResult result =
        load(
            """
            services:
              a: {image: x, ports: ["${PORT:?set it}:80"], volumes: ["${V:?no}:/x"]}
            """,
            Map.of());
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("JS1102", "JS1102");
  }

  @Test
  void a_tag_that_means_nothing_is_told() {
    LoadResult result =
        load("services: {a: {image: x, ports: !rest [], dns: !!set {}}}\n", Map.of());
    assertThat(result.diagnostics())
        .filteredOn(finding -> finding.code().equals("JS1011"))
        .extracting(Diagnostic::label)
        .containsExactly("did you mean `!reset`?");
  }

  @Test
  void what_stands_between_single_quotes_is_one_argument() {
    assertThat(arguments("command: powershell -Command 'Get-Item C:\\data'"))
        .containsExactly("powershell", "-Command", "Get-Item C:\\data");
    assertThat(arguments("command: C:\\t\\x.exe 'a b'"))
        .containsExactly("C:\\t\\x.exe", "'a", "b'");
  }

  private static List<String> arguments(String command) {
    return web(command).process().command().orElseThrow().arguments();
  }

  @Test
  void the_backslashes_of_a_command_line_stay() {
    assertThat(web("entrypoint: powershell -File C:\\tools\\run.ps1 \"a b\"\n").process())
        .extracting(p -> p.entrypoint().orElseThrow().arguments())
        .isEqualTo(List.of("powershell", "-File", "C:\\tools\\run.ps1", "a b"));
  }

  @Test
  void the_short_form_of_a_pipe_is_a_pipe() {
    Mount mount = web("volumes: ['\\\\.\\pipe\\a:\\\\.\\pipe\\b']\n").mounts().get(0);
    assertThat(mount.kind()).isEqualTo(Mount.Kind.PIPE);
    assertThat(mount.target()).isEqualTo("\\\\.\\pipe\\b");
  }

  @Test
  void a_relative_path_with_backslashes_is_a_host_path() {
    Mount mount = web("volumes: ['data\\x:C:\\x']\n").mounts().get(0);
    assertThat(mount.kind()).isEqualTo(Mount.Kind.BIND);
    assertThat(Path.of(mount.source())).isEqualTo(Path.of("/work/stack/data/x"));
  }

  @Test
  void a_stack_with_a_bit_of_everything_loads() {
    Stack stack = stack(Samples.WIDE);
    assertThat(stack.services().keySet())
        .extracting(Object::toString)
        .containsExactly("web", "store", "other", "base");
    Service web = stack.service("web").orElseThrow();
    assertThat(web.scaling().replicas()).isEqualTo(1);
    assertThat(web.limits().memoryBytes()).contains(512L << 20);
    assertThat(web.storageSize()).contains(40L << 30);
    assertThat(stack.networks().get("front").name()).isEqualTo("nat");
    assertThat(stack.service("store").orElseThrow().networking().links()).containsOnlyKeys("o");
  }

  @ParameterizedTest
  @CsvSource({
    "'', MISSING,",
    "'pull_policy: refresh', ALWAYS,",
    "'pull_policy: daily', EVERY, PT24H",
    "'pull_policy: weekly', EVERY, PT168H",
    "'pull_policy: every_1w2d3h', EVERY, PT219H",
    "'pull_refresh_after: 12h', EVERY, PT12H",
    "'{pull_policy: refresh, pull_refresh_after: 1h30m}', EVERY, PT1H30M",
    "'{pull_policy: never, pull_refresh_after: 12h}', NEVER,",
  })
  void pull_policies_say_when_the_registry_is_asked(
      String written, PullPolicy.Kind kind, @Nullable Duration every) {
    String lines = written.replaceAll("[{}]", "").replace(", ", "\n");
    assertThat(web(lines).pullPolicy()).isEqualTo(new PullPolicy(kind, Optional.ofNullable(every)));
  }

  @Test
  void a_time_to_refresh_that_is_none_and_a_period_without_end_are_refused() {
    assertThat(
            load("services: {web: {image: x, pull_refresh_after: soon}}", Map.of()).diagnostics())
        .extracting(Diagnostic::message)
        .anyMatch(message -> message.contains("`soon` is no duration"));
    assertThat(load("services: {web: {image: x, pull_policy: every_1dx}}", Map.of()).diagnostics())
        .extracting(Diagnostic::message)
        .anyMatch(message -> message.contains("`every_1dx` is no pull policy"));
  }
}
