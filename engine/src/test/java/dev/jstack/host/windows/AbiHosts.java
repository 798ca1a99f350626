package dev.jstack.host.windows;

import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.strict.Stores;
import dev.jstack.host.strict.StrictHost;
import dev.jstack.host.strict.compute.PretendCompute;
import dev.jstack.host.strict.network.NetworkBackend;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The strict hosts that stand behind the ABI stub. */
final class AbiHosts {
  static final HostFacts FACTS =
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

  private AbiHosts() {}

  /**
   * Runs {@code exit 7}, helpers of a convergence, which do their work, and whatever else, which
   * greets and stays.
   */
  static StrictHost greeting(StorageApi layers) {
    return with(
        new PretendCompute((system, process) -> behaviour(process.commandLine().orElse(""))),
        layers);
  }

  static StrictHost with(PretendCompute compute, StorageApi layers) {
    return new StrictHost(
        FACTS,
        Stores.inMemory(),
        compute,
        NetworkBackend.none(),
        layers,
        path -> Optional.empty(),
        Clock.systemUTC());
  }

  private static PretendCompute.Behaviour behaviour(String commandLine) {
    if (commandLine.equals("exit 7")) {
      return PretendCompute.Behaviour.exits(7);
    }
    return commandLine.startsWith("cmd /d /s /c")
        ? PretendCompute.Behaviour.exits(0)
        : new PretendCompute.Behaviour(OptionalLong.empty(), "gr\u00fc\u00dfe\n");
  }
}
