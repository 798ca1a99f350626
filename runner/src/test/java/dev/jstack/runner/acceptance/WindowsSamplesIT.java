package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each kind of Windows host would get for the samples made for Windows: every call with its
 * document, or why it cannot be. The golden files are what a person would review.
 */
class WindowsSamplesIT {
  // A folder that is the same on every machine, since digests hold the paths of mounts; only gmsa
  // has a file beside it that must be read.
  private static final List<String> TARGETS =
      List.of("windows-server-2019", "windows-server-2022", "windows-server-2025", "windows-11");
  private static final Path GOLDEN = Path.of("src/test/resources/windows-samples");

  @ParameterizedTest
  @ValueSource(strings = {"iis", "aspnet-sql", "pipe", "isolation", "pod", "gpu", "gmsa"})
  void the_documents_for_each_host_are_as_reviewed(String sample) throws IOException {
    try (Installation here = Installation.of(Account.OWN)) {
      for (String target : TARGETS) {
        Outcome plan =
            here.jstack(
                List.of("SA_PASSWORD=invented"),
                "-f",
                "samples/windows/" + sample + "/stack.yaml",
                "--project-directory",
                sample.equals("gmsa") ? "samples/windows/gmsa" : "/stacks/" + sample,
                "plan",
                "--show-documents",
                "--format",
                "json",
                "--target",
                target);
        String seen = plan.code() == 0 ? plan.output() : plan.messages();
        assertThat(seen).doesNotContain("invented");
        matches(sample + "/" + target + ".txt", seen.replace(here.root().toString(), "/ROOT"));
      }
    }
  }

  private static void matches(String name, String seen) throws IOException {
    Path golden = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, seen);
    }
    assertThat(seen).as(name).isEqualTo(Files.readString(golden));
  }
}
