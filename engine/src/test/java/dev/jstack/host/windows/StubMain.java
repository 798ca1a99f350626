package dev.jstack.host.windows;

import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.local.LocalHost;
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
 * A host for programs behind the ABI stub: writes the two variables that the stub reads into the
 * file that the first argument names, then serves until it is killed. The host is a strict one in
 * memory, or the local host whose state root the second argument names.
 */
public final class StubMain {
  private StubMain() {}

  private static Host local(Path stateRoot) {
    return LocalHost.open(stateRoot, System.getenv(), true);
  }

  private static Host strict() {
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
    return new StrictHost(
        facts,
        Stores.inMemory(),
        new PretendCompute((system, process) -> behaviour(process.commandLine().orElse(""))),
        NetworkBackend.none(),
        new FakeLayers(),
        path -> Optional.empty(),
        Clock.systemUTC());
  }

  /** Takes where the settings go, as lines of a shell script, and maybe a state root. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Host host = args.length > 1 ? local(Path.of(args[1])) : strict();
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
