package dev.jstack.runner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Directories that stand for a tmpfs: {@code x-jstack: {emulate_tmpfs: true}}. */
class TmpfsIT {
  private static final String STACK =
      """
      name: scratchy
      services:
        app:
          image: host
          command: [sh, -c, "ls /fast /more; echo used >/fast/file; echo used >/more/file; %s"]
          tmpfs: /fast
          volumes: [{type: tmpfs, target: /more}]
          restart: "on-failure:1"
          x-jstack: {emulate_tmpfs: true}
      """;

  @ParameterizedTest
  @EnumSource(Account.class)
  void it_is_empty_at_each_start_and_gone_after_a_stop(Account account) throws IOException {
    try (Installation here = SamplesIT.installed(account)) {
      String[] file = {"-f", "scratchy.yaml"};
      Files.writeString(here.root().resolve("scratchy.yaml"), STACK.formatted("exit 1"));
      here.jstack(SamplesIT.with(file, "up", "-d"));
      String log =
          Eventually.get(20, () -> log(here, file), text -> text.split("exited 1", -1).length == 3);
      assertThat(log).doesNotContain("file");

      Files.writeString(here.root().resolve("scratchy.yaml"), STACK.formatted("exec sleep 100000"));
      here.jstack(SamplesIT.with(file, "up", "-d")).expect(0);
      Eventually.get(20, () -> kept(here), kept -> kept.size() == 2);
      here.jstack(SamplesIT.with(file, "plan", "--detailed-exitcode")).expect(0);
      here.jstack(SamplesIT.with(file, "restart")).expect(0);
      assertThat(log(here, file)).doesNotContain("file");
      here.jstack(SamplesIT.with(file, "stop")).expect(0);
      assertThat(kept(here)).isEmpty();
      here.jstack(SamplesIT.with(file, "down")).expect(0);
      SamplesIT.nothingIsLeft(here);
    }
  }

  /** What was written, without the service's name in front. */
  private static String log(Installation here, String[] file) {
    return here.jstack(SamplesIT.with(file, "logs", "app"))
        .expect(0)
        .output()
        .replaceAll("(?m)^app +\\| ", "");
  }

  private static List<String> kept(Installation here) {
    try (var files = Files.walk(here.state().resolve("files"))) {
      return files.map(String::valueOf).filter(path -> path.endsWith("/file")).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
