package dev.jstack.host.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.windows.abi.PortFunctions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** This Windows machine, as far as plans must know it. */
final class WindowsMachine implements MachineApi {
  /** Where Docker and the CredentialSpec module look for values (moby, daemon/oci_windows.go). */
  private static final String SPECS =
      "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Containers\\CredentialSpecs";

  private final Path programData;
  private final WindowsPorts ports;

  private WindowsMachine(Path programData, WindowsPorts ports) {
    this.programData = programData;
    this.ports = ports;
  }

  /**
   * Nothing is loaded or run before it is asked.
   *
   * @param programData {@code C:\ProgramData}
   */
  static WindowsMachine of(Path systemDirectory, Path programData) {
    ExcludedRanges ranges = ExcludedRanges.of(new Programs(systemDirectory));
    return new WindowsMachine(
        programData,
        new WindowsPorts(
            () -> new ListenerTable(PortFunctions.load(systemDirectory)).tcp(),
            () -> new ListenerTable(PortFunctions.load(systemDirectory)).udp(),
            ranges,
            WindowsMachine::program));
  }

  private static Optional<String> program(int pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .map(path -> path.substring(path.lastIndexOf('\\') + 1));
  }

  @Override
  public Optional<String> portHolder(int port, boolean udp, String address) {
    return ports.holder(port, udp, address);
  }

  @Override
  public List<String> credentialSpecFolders() {
    return List.of(programData.resolve("Docker").resolve("CredentialSpecs").toString());
  }

  @Override
  public Optional<String> utilityVm(List<String> layers) {
    return layers.stream()
        .filter(layer -> Files.isDirectory(Path.of(layer).resolve("UtilityVM")))
        .findFirst();
  }

  @Override
  public Optional<String> credentialSpec(String name) {
    return Advapi32Util.registryValueExists(WinReg.HKEY_LOCAL_MACHINE, SPECS, name)
        ? Optional.of(Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, SPECS, name))
        : Optional.empty();
  }
}
