package dev.jstack.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jstack.host.Host;
import dev.jstack.host.contract.HostContract;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Prober;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalHostIT extends HostContract {
  @TempDir Path directory;
  private LocalHost host;

  @BeforeEach
  void open() {
    assumeTrue(
        Prober.role() != Abilities.Role.ORDINARY,
        "runs as root, or as root of a user namespace: see OrdinaryUserIT");
    host = LocalHost.open(directory.resolve("state"), Roots.ENVIRONMENT, true);
  }

  @Override
  protected void afterwards() {
    if (host != null) {
      host.close();
      assertThat(directory.resolve("state/systems").toFile().list()).isNullOrEmpty();
      assertThat(ProcessTable.withEnvironment("JSTACK_SYSTEM=" + directory)).isEmpty();
    }
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
