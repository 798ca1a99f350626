package dev.jstack.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Level 0 without anything of Linux: Java's own processes. Runs on every system. */
class PlainHostIT {
  private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");
  private static final String ID = "shop.web.1.0123456789ab";

  @TempDir Path root;
  private PlainHost host;

  @BeforeEach
  void open() {
    host = PlainHost.open(root, "Windows", true);
  }

  @AfterEach
  void end() {
    try (HcsSystem system = host.compute().openComputeSystem(ID)) {
      system.terminate(soon());
    } catch (HostException e) {
      // ended by the test
    }
    host.close();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }

  private HcsSystem started() {
    String scratch = root.resolve("scratch").resolve(ID).toString();
    host.storage().createSandboxLayer(scratch, List.of("/"));
    host.storage().activateLayer(scratch);
    host.storage().prepareLayer(scratch, List.of("/"));
    String path = host.storage().getLayerMountPath(scratch).replace("\\", "\\\\");
    HcsSystem system =
        host.compute()
            .createComputeSystem(
                ID,
                """
                {"Owner":"jstack","SchemaVersion":{"Major":2,"Minor":1},"Container":{"Storage":
                 {"Layers":[{"Id":"5d1fd7a4-22c1-5d07-8d26-1f6a3a7c0e42","Path":"/"}],
                  "Path":"%s"}}}"""
                    .formatted(path),
                soon());
    system.start(soon());
    return system;
  }

  /** One after the other: a {@code &} of {@code cmd} would be the background in {@code sh}. */
  private static String command(String first, String then) {
    String line =
        WINDOWS ? "cmd /c " + first + "& " + then : "sh -c \\\"" + first + "; " + then + "\\\"";
    return "{\"CommandLine\":\"" + line + "\",\"CreateStdOutPipe\":true}";
  }

  @Test
  void a_process_prints_and_ends_with_its_code() throws IOException {
    try (HcsSystem system = started();
        HcsProcess process = system.createProcess(command("echo out", "exit 7"), soon())) {
      assertThat(process.waitForExit(soon()).orElseThrow()).contains("\"ExitCode\":7");
      assertThat(
              new String(
                  process.standardOutput().orElseThrow().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("out");
    }
  }

  @Test
  void a_system_outlives_the_host_that_started_it_and_is_adopted() {
    int pid;
    try (HcsSystem system = started();
        HcsProcess process = system.createProcess(longOne(), soon())) {
      pid = process.processId();
    }
    host.close();
    host = PlainHost.open(root, "Windows", true);

    try (HcsSystem system = host.compute().openComputeSystem(ID);
        HcsProcess process = system.openProcess(pid)) {
      assertThat(process.waitForExit(Deadline.in(Duration.ZERO))).isEmpty();
      system.terminate(soon());
      assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  private static String longOne() {
    return "{\"CommandLine\":\""
        + (WINDOWS ? "ping -n 60 127.0.0.1" : "sleep 60")
        + "\",\"CreateStdOutPipe\":true}";
  }

  @Test
  void a_program_that_is_not_there_is_refused() {
    try (HcsSystem system = started()) {
      assertThatThrownBy(
              () -> system.createProcess("{\"CommandLine\":\"no-such-program-here\"}", soon()))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("no-such-program-here");
    }
  }

  @Test
  void it_says_that_it_isolates_nothing() {
    assertThat(host.facts().isolationLevel()).isZero();
    assertThat(host.facts().limitations().get(0))
        .contains("this is Windows, not Linux", "services run as plain processes");
  }
}
