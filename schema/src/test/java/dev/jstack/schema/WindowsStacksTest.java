package dev.jstack.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Severity;
import dev.jstack.schema.model.Mount;
import dev.jstack.schema.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docker compose does wrong to stacks for Windows; the table is in docs/conformance.md. */
class WindowsStacksTest {
  @TempDir private Path directory;

  private LoadResult load(String service) throws IOException {
    String text = "services:\n  a:\n    image: x\n" + service.indent(4);
    Files.writeString(directory.resolve("compose.yaml"), text);
    return StackLoader.create()
        .load(Requests.ofFiles(directory, List.of(), Map.of(), LoadRequest.Switches.ALL));
  }

  private Service service(String attributes) throws IOException {
    LoadResult result = load(attributes);
    assertThat(result.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    return result.stack().orElseThrow().service("a").orElseThrow();
  }

  private List<String> errors(String attributes) throws IOException {
    return load(attributes).diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::message)
        .toList();
  }

  @Test
  void a_text_command_keeps_its_backslashes() throws IOException {
    Service service = service("entrypoint: C:\\tools\\run.exe \"C:\\new dir\\t\"\n");
    assertThat(service.process().entrypoint().orElseThrow().arguments())
        .containsExactly("C:\\tools\\run.exe", "C:\\new dir\\t");
  }

  @Test
  void paths_with_backslashes_are_paths_of_the_host() throws IOException {
    Service service = service("volumes: ['data\\x:C:\\x', '\\abs:C:\\abs']\n");
    assertThat(service.mounts()).extracting(Mount::kind).containsOnly(Mount.Kind.BIND);
    assertThat(service.mounts())
        .extracting(Mount::source)
        .containsExactly(directory.resolve("data/x").toString(), "/abs");
  }

  @Test
  void the_short_form_of_a_pipe_is_a_pipe() throws IOException {
    Service service =
        service("volumes: ['\\\\.\\pipe\\a:\\\\.\\pipe\\b', '//./pipe/c://./pipe/c']\n");
    assertThat(service.mounts()).extracting(Mount::kind).containsOnly(Mount.Kind.PIPE);
  }

  @Test
  void targets_that_differ_by_case_are_one_place() throws IOException {
    assertThat(errors("volumes: ['/a:C:\\A', '/b:c:/a']\n"))
        .containsExactly("service `a` has two mounts on `c:/a`");
  }

  @Test
  void a_mode_in_capitals_and_a_third_path_are_errors() throws IOException {
    assertThat(errors("volumes: ['/a:C:\\a:RO', 'C:\\x:C:\\b:C:\\c']\n"))
        .hasSize(2)
        .anySatisfy(message -> assertThat(message).contains("did you mean `ro`"))
        .anySatisfy(message -> assertThat(message).contains("is a path, not a mode"));
  }

  @Test
  void an_isolation_that_windows_does_not_know_is_an_error() throws IOException {
    assertThat(errors("isolation: banana\n")).singleElement().asString().contains("banana");
  }

  @Test
  void a_dollar_that_names_no_variable_is_told() throws IOException {
    Files.writeString(directory.resolve(".env"), "PASSWORD=pa$word\n");
    assertThat(load("environment: [PASSWORD]\n").diagnostics())
        .filteredOn(d -> d.severity() == Severity.WARNING)
        .singleElement()
        .satisfies(d -> assertThat(d.range().label()).isEqualTo(".env:1:1"));
  }

  @Test
  void a_percentage_is_a_percentage() throws IOException {
    assertThat(service("cpu_percent: 50\n").limits().cpuPercent()).contains(50.0);
  }

  @Test
  void an_env_file_with_a_backslash_is_the_same_everywhere() throws IOException {
    Files.createDirectories(directory.resolve("env"));
    Files.writeString(directory.resolve("env/a"), "K=v\n");
    assertThat(service("env_file: .\\env\\a\n").process().environment()).containsEntry("K", "v");
  }

  @Test
  void a_variable_is_found_in_another_case_with_a_note() throws IOException {
    Files.writeString(directory.resolve(".env"), "VERSION=2022\n");
    LoadResult result = load("hostname: h${version}\n");
    assertThat(result.stack().orElseThrow().service("a").orElseThrow().networking().hostname())
        .contains("h2022");
    assertThat(result.diagnostics())
        .extracting(Diagnostic::severity, Diagnostic::code)
        .contains(org.assertj.core.api.Assertions.tuple(Severity.NOTE, "JS1106"));
  }
}
