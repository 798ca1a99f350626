package dev.jstack.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jstack.image.PullProgress.Stage;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.schema.model.PullPolicy;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulls in a process of their own. */
class PullProcessIT {
  private static final ImagePlatform LINUX = new ImagePlatform("linux", "amd64", Optional.empty());

  @TempDir Path directory;

  private final FakeRegistry registry = new FakeRegistry();
  private final List<PullProgress> progress = new ArrayList<>();

  /** The child: ROOT. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      Path root = Path.of(arguments[0]);
      ImageSettings settings = ImageSettings.of(Map.of(), root, Clock.systemUTC());
      try (ImageStore images = ImageStore.forLinux(root, settings)) {
        PullChild.run(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            images);
      }
    }
  }

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

  private ResolvedImage pull(List<String> program, String path) {
    ImageSettings settings =
        ImageSettings.of(Map.of(), directory, Clock.systemUTC()).withPullProgram(program);
    try (ImageStore images = ImageStore.forLinux(directory, settings)) {
      return images.ensure(registry.host() + path, LINUX, PullPolicy.MISSING, progress::add);
    }
  }

  private List<String> child() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Child.class.getName(),
        directory.toString());
  }

  @Test
  void an_image_comes_and_how_it_gets_on_is_heard() {
    registry.push("app", "1", ImageFixture.linux().layer(new TarFixture().file("a", "1")));

    ResolvedImage image = pull(child(), "/app:1");

    assertThat(Path.of(image.layers().get(0)).resolve("a")).hasContent("1");
    assertThat(progress)
        .extracting(PullProgress::stage)
        .startsWith(Stage.RESOLVING, Stage.CHOSEN)
        .endsWith(Stage.DONE);
  }

  @Test
  void a_failure_is_the_same_with_its_notes() {
    registry.push(
        "win", "1", ImageFixture.windows("10.0.20348.1").layer(new TarFixture().file("a", "1")));

    ImageException failure =
        catchThrowableOfType(ImageException.class, () -> pull(child(), "/win:1"));

    assertThat(failure.problem()).isEqualTo(ImageProblem.NO_PLATFORM);
    assertThat(failure.notes()).singleElement().asString().contains("not for linux");
  }

  @Test
  void a_child_that_dies_is_no_image() {
    ImageException failure =
        catchThrowableOfType(
            ImageException.class, () -> pull(List.of("sh", "-c", "exit 137"), "/app:1"));

    assertThat(failure).hasMessageContaining("the process that pulled");
  }

  @Test
  void an_interrupt_ends_the_child_and_the_pull() throws Exception {
    List<ImageException> failures = new ArrayList<>();
    Thread puller =
        new Thread(
            () ->
                failures.add(
                    catchThrowableOfType(
                        ImageException.class, () -> pull(List.of("sleep", "600.25"), "/app:1"))));
    puller.start();
    ProcessHandle child = null;
    while (child == null) {
      child =
          ProcessHandle.current()
              .children()
              .filter(p -> p.info().commandLine().orElse("").contains("600.25"))
              .findFirst()
              .orElse(null);
    }

    puller.interrupt();
    puller.join(20_000);

    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).problem()).isEqualTo(ImageProblem.INTERRUPTED);
    assertThat(child.onExit().get(20, java.util.concurrent.TimeUnit.SECONDS).isAlive()).isFalse();
  }
}
