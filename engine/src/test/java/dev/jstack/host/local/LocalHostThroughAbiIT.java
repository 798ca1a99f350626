package dev.jstack.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jstack.host.Host;
import dev.jstack.host.contract.HostContract;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Prober;
import dev.jstack.host.windows.StubbedHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The same contract through the native functions, the C library and a socket. */
class LocalHostThroughAbiIT extends HostContract {
  @TempDir Path directory;
  private LocalHost host;
  private StubbedHost stubbed;

  @BeforeEach
  void open() {
    assumeTrue(
        Prober.role() != Abilities.Role.ORDINARY,
        "runs as root, or as root of a user namespace: see OrdinaryUserIT");
    host = LocalHost.open(directory.resolve("state"), Roots.ENVIRONMENT, true);
    stubbed = StubbedHost.over(host);
  }

  @Override
  protected void afterwards() {
    if (stubbed != null) {
      stubbed.close();
      host.close();
      assertThat(directory.resolve("state/systems").toFile().list()).isNullOrEmpty();
      assertThat(ProcessTable.withEnvironment("JSTACK_SYSTEM=" + directory)).isEmpty();
    }
  }

  @Override
  protected Host host() {
    return stubbed.host();
  }

  @Override
  protected List<String> layers() {
    return Roots.MACHINE;
  }

  @Override
  protected String volume(String id) {
    return Roots.prepared(stubbed.host(), id);
  }

  @Override
  protected String scratch(String id) {
    return Roots.created(stubbed.host(), id);
  }

  @Override
  protected String longCommand() {
    return "sleep 1000";
  }
}
