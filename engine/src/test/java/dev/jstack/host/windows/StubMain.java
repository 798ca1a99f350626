package dev.jstack.host.windows;

import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.strict.Stores;
import dev.jstack.host.strict.StrictHost;
import dev.jstack.host.strict.compute.PretendCompute;
import dev.jstack.host.strict.network.NetworkBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;

/**
 * A strict host in memory for programs behind the ABI stub: writes the two variables that the stub
 * reads into the file that the first argument names, then serves until it is killed.
 */
public final class StubMain {
  private StubMain() {}

  /** Takes one argument: where the settings go, as lines of a shell script. */
  public static void main(String[] args) throws IOException, InterruptedException {
    HostFacts facts =
        new HostFacts(
            HostFacts.Kind.SIMULATED,
            "windows-server-2022",
            WindowsVersion.parse("10.0.20348.2762"),
            true,
            true,
            4,
            8L << 30,
            5,
            3,
            "C:\\ProgramData\\jstack",
            List.of());
    StrictHost host =
        new StrictHost(
            facts,
            Stores.inMemory(),
            new PretendCompute((system, process) -> behaviour(process.commandLine().orElse(""))),
            NetworkBackend.none(),
            new FakeLayers(),
            path -> Optional.empty(),
            Clock.systemUTC());
    try (StubServer server = new StubServer(host)) {
      Files.writeString(
          Path.of(args[0]),
          "export JSTACK_STUB_PORT=%d JSTACK_STUB_TOKEN=%s%n"
              .formatted(server.port(), server.token()));
      new CountDownLatch(1).await();
    }
  }

  /** The two programs that the clients run. */
  private static PretendCompute.Behaviour behaviour(String commandLine) {
    return commandLine.equals("exit 7")
        ? PretendCompute.Behaviour.exits(7)
        : new PretendCompute.Behaviour(OptionalLong.empty(), "gr\u00fc\u00dfe\n");
  }
}
