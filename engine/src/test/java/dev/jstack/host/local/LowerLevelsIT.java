package dev.jstack.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jstack.host.Host;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostException;
import dev.jstack.host.contract.Given;
import dev.jstack.host.contract.HostContract;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Overlay;
import dev.jstack.host.local.probe.Prober;
import dev.jstack.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The host contract where the machine lets us do less. */
class LowerLevelsIT {

  private abstract static class Lowered extends HostContract {
    @TempDir Path directory;
    LocalHost host;

    abstract Abilities abilities();

    @BeforeEach
    void open() throws IOException {
      assumeTrue(Prober.role() != Abilities.Role.ORDINARY || abilities().level() == 0);
      host =
          LocalHost.serve(directory.resolve("state"), Roots.ENVIRONMENT, Optional.of(abilities()));
    }

    @Override
    protected void afterwards() {
      host.close();
      assertThat(ProcessTable.withEnvironment("JSTACK_SYSTEM=" + directory)).isEmpty();
    }

    @Override
    protected Host host() {
      return host;
    }

    @Override
    protected List<String> layers() {
      return Roots.MACHINE;
    }

    @Override
    protected String volume(String id) {
      return Roots.prepared(host, id);
    }

    @Override
    protected String scratch(String id) {
      return Roots.created(host, id);
    }

    @Override
    protected String longCommand() {
      return "sleep 1000";
    }
  }

  /** Level 0: no namespaces at all. */
  @Nested
  class PlainProcesses extends Lowered {
    @Override
    Abilities abilities() {
      return new Abilities(
          Prober.role(), false, false, false, Overlay.BIND, false, false, List.of());
    }

    @Test
    void a_directory_shows_at_its_own_path_or_not_at_all() {
      assertThat(host.facts().isolationLevel()).isZero();
      assertThat(host.facts().limitations().get(0)).startsWith("namespaces are forbidden here");
      MappedDirectory moved = MappedDirectory.of(directory.toString(), "/data", false);
      String document =
          Json.DOCUMENT.write(
              Given.container(layers(), volume("x"), Optional.empty(), List.of(moved), List.of()));
      assertThatThrownBy(() -> created("x", document))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("own path");
    }
  }

  /** Level 1: neither overlay nor network. */
  @Nested
  class ReadOnlyView extends Lowered {
    @Override
    Abilities abilities() {
      return new Abilities(Prober.role(), true, false, true, Overlay.BIND, false, false, List.of());
    }

    @Test
    void the_machines_files_are_there_for_reading() throws IOException {
      assertThat(host.facts().isolationLevel()).isEqualTo(1);
      HcsSystem system = created("x", Json.DOCUMENT.write(container()));
      system.start(Given.soon());
      try (HcsProcess process = LocalFixture.run(system, "touch /usr/jstack-was-here")) {
        assertThat(LocalFixture.exitCode(process)).isNotZero();
      }
      assertThat(Path.of("/usr/jstack-was-here")).doesNotExist();
      assertThat(LocalFixture.output(system, "hostname")).isEqualTo("web-1\n");
    }
  }
}
