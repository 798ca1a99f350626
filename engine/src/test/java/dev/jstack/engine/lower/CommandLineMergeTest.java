package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.image.ImageConfig;
import dev.jstack.image.Images;
import dev.jstack.image.ResolvedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Docker's table of what becomes of entrypoint, command and a command line that the image escaped.
 */
class CommandLineMergeTest {
  private static final String E = "\"C:\\My Folder\\P.exe\" -a \"t v\"";
  private static final String C = "cmd -args \"hello world\"";

  @Test
  void a_command_line_of_the_image_stays_as_it_is() {
    assertThat(line(image(true, List.of(), List.of(C)), "")).isEqualTo(C);
    assertThat(line(image(true, List.of(E), List.of()), "")).isEqualTo(E);
    assertThat(line(image(true, List.of(E), List.of()), "command: [x, \"y z\"]"))
        .isEqualTo(E + " x \"y z\"");
    assertThat(line(image(true, List.of(E), List.of(C)), ""))
        .isEqualTo(E + " \"cmd -args \\\"hello world\\\"\"");
    assertThat(line(image(true, List.of(), List.of(C)), "command: [x, y]")).isEqualTo("x y");
    assertThat(line(image(true, List.of(E), List.of(C)), "entrypoint: [\"a b\"]"))
        .isEqualTo("\"a b\"");
  }

  @Test
  void an_own_entrypoint_drops_the_images_command() {
    ImageConfig image = image(false, List.of("old.exe"), List.of("arg"));

    assertThat(line(image, "")).isEqualTo("old.exe arg");
    assertThat(line(image, "command: [new]")).isEqualTo("old.exe new");
    assertThat(line(image, "entrypoint: [own.exe]")).isEqualTo("own.exe");
    assertThat(line(image, "entrypoint: []")).isEqualTo("arg");
  }

  @Test
  void variables_ignore_case_and_the_file_wins() {
    ImageConfig image = image(false, List.of("a"), List.of());
    DesiredContainer container = container(image, "environment: {PATH: mine, B: c}");

    assertThat(container.process().environment())
        .isEqualTo(Map.of("A", "of the image", "PATH", "mine", "B", "c"));
  }

  @Test
  void nothing_to_run_is_refused() {
    LoweringResult result = lower(image(false, List.of(), List.of()), "");

    assertThat(result.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(PlanningCode.NOTHING_TO_RUN.code());
  }

  private static String line(ImageConfig image, String lines) {
    return container(image, lines).process().commandLine().orElseThrow();
  }

  private static DesiredContainer container(ImageConfig image, String lines) {
    return lower(image, lines).state().orElseThrow().containers().get(0);
  }

  private static LoweringResult lower(ImageConfig image, String lines) {
    LoweringContext context = Stacks.on("windows-server-2022");
    Images images =
        (reference, platform) ->
            Optional.of(
                new ResolvedImage(reference, "sha256:1", List.of("C:\\l\\a", "C:\\l\\b"), image));
    return Lowering.lower(
        Stacks.of("name: shop\nservices:\n  web:\n    image: web\n    " + lines + "\n"),
        LoweringContext.fresh(context.facts(), images, Stacks::content));
  }

  private static ImageConfig image(boolean escaped, List<String> entrypoint, List<String> command) {
    return new ImageConfig(
        "windows",
        "amd64",
        Optional.of("10.0.20348.1"),
        entrypoint,
        command,
        escaped,
        Map.of("A", "of the image", "Path", "C:\\bin"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
