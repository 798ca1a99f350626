package dev.jstack.runner.acceptance;

import static dev.jstack.runner.acceptance.SamplesIT.answer;
import static dev.jstack.runner.acceptance.SamplesIT.installed;
import static dev.jstack.runner.acceptance.SamplesIT.nothingIsLeft;
import static dev.jstack.runner.acceptance.SamplesIT.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An image of one static program: built here, loaded or pushed and pulled, run, removed. */
class LinuxImageIT {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Account.class)
  void the_sample_runs_from_an_archive(Account account) throws Exception {
    try (Installation here = installed(account)) {
      Path archive = build(here);
      List<String> port = List.of("WEB_PORT=18089");
      String[] file = {"-f", "samples/linux-image/stack.yaml"};

      here.jstack("image", "load", archive.toString()).expect(0);
      here.jstack(port, with(file, "up", "-d")).expect(0);

      assertThat(answer("http://127.0.0.1:18089/", "image")).contains("hello from an image");
      here.jstack(port, with(file, "down")).expect(0);
      nothingIsLeft(here);
    }
  }

  @ParameterizedTest
  @EnumSource(Account.class)
  void what_is_pushed_to_a_registry_is_pulled_run_and_kept_while_it_is_used(Account account)
      throws Exception {
    assumeTrue(Files.exists(LocalRegistry.PROGRAM), "apt-get install docker-registry");
    try (Installation here = installed(account);
        LocalRegistry registry = LocalRegistry.start(folder)) {
      run("tar", "-C", folder.toString(), "-xf", build(here).toString());
      String digest = registry.push("team/web", "1", folder);
      String image = registry.host() + "/team/web:1";
      Path stack = here.root().resolve("samples/pulled.yaml");
      Files.writeString(
          stack,
          "name: pulled\nservices:\n  web:\n    image: " + image + "\n    ports: ['18091:8080']\n");
      String[] file = {"-f", "samples/pulled.yaml"};

      here.jstack(with(file, "pull", "-q", "--parallel", "2")).expect(0);
      assertThat(here.jstack(with(file, "config", "--lock-image-digests")).expect(0).output())
          .contains("image: " + image + "@" + digest);
      here.jstack(with(file, "up", "-d", "--pull", "always")).expect(0);
      assertThat(answer("http://127.0.0.1:18091/", "image")).contains("hello from an image");

      assertThat(here.jstack("images", "--format", "json").expect(0).output())
          .contains(digest, "\"pulled/web\"", "\"origin\" : \"jstack\"");
      assertThat(here.jstack("image", "rm", image).expect(1).messages()).contains("JS5015");
      assertThat(here.jstack("image", "prune", "-a").expect(0).output()).doesNotContain("removed");
      here.jstack(with(file, "down")).expect(0);
      registry.close();
      here.jstack(with(file, "up", "-d")).expect(0);
      here.jstack(with(file, "down")).expect(0);
      assertThat(here.jstack("image", "prune", "-a").expect(0).output()).contains(image);
      here.jstack(with(file, "up", "-d", "--pull", "never")).expect(4);
      nothingIsLeft(here);
    }
  }

  /** By the sample's own script, with Debian's busybox-static. */
  private static Path build(Installation here) throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/busybox")), "apt-get install busybox-static");
    Path archive = here.root().resolve("web.tar");
    run(here.root().resolve("samples/linux-image/build.sh").toString(), archive.toString());
    return archive;
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    boolean ended = process.waitFor(1, TimeUnit.MINUTES);
    assertThat(ended && process.exitValue() == 0).as(String.join(" ", command)).isTrue();
  }
}
