package dev.jstack.host.windows;

import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.windows.abi.NativeLibraries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A Windows machine with the Host Compute Service. */
public final class WindowsHost implements Host {
  private static final List<String> NEEDED =
      List.of("computecore.dll", "vmcompute.dll", "computenetwork.dll");

  private final HostFacts facts;
  private final HcsApi compute;
  private final HcnApi network;
  private final StorageApi storage;
  private final MachineApi machine;

  WindowsHost(
      NativeLibraries libraries,
      HostFiles files,
      MachineApi machine,
      Function<HcsApi, HostFacts> facts) {
    this(new Dlls(libraries, new Calls(), Patience.USUAL), files, machine, facts);
  }

  WindowsHost(Dlls dlls, HostFiles files, MachineApi machine, Function<HcsApi, HostFacts> facts) {
    this.compute = new WindowsCompute(dlls);
    this.network = new WindowsNetwork(dlls);
    this.storage = new WindowsStorage(dlls, files);
    this.machine = machine;
    this.facts = facts.apply(compute);
  }

  /**
   * Opens this machine.
   *
   * @param systemDirectory {@code C:\Windows\System32}
   * @param programData {@code C:\ProgramData}
   * @param stateRoot {@code C:\ProgramData\jstack}
   */
  public static WindowsHost open(Path systemDirectory, Path programData, String stateRoot) {
    NativeLibraries libraries = NativeLibraries.fromSystem(systemDirectory);
    return new WindowsHost(
        libraries,
        new ProtectedFiles(libraries),
        WindowsMachine.of(systemDirectory, programData),
        compute -> WindowsFacts.read(systemDirectory, compute, stateRoot));
  }

  /** Why this machine cannot be opened, in words; empty when it can. */
  public static Optional<String> unavailability(String osName, Path systemDirectory) {
    if (!osName.startsWith("Windows")) {
      return Optional.of("this is " + osName + ", not Windows");
    }
    List<String> missing =
        NEEDED.stream().filter(dll -> !Files.exists(systemDirectory.resolve(dll))).toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", missing)
                + " not found: install the feature Containers (and Hyper-V for isolation: hyperv)");
  }

  @Override
  public HostFacts facts() {
    return facts;
  }

  @Override
  public HcsApi compute() {
    return compute;
  }

  @Override
  public HcnApi network() {
    return network;
  }

  @Override
  public StorageApi storage() {
    return storage;
  }

  @Override
  public MachineApi machine() {
    return machine;
  }

  /** Nothing is held between calls; handles belong to who opened them. */
  @Override
  public void close() {}
}
