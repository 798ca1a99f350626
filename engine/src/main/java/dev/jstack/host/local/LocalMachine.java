package dev.jstack.host.local;

import dev.jstack.host.api.MachineApi;
import dev.jstack.host.local.linux.LinuxPorts;
import dev.jstack.host.local.probe.Abilities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** This machine, as far as plans must know it. Credential specs mean nothing here. */
record LocalMachine(Abilities.Role role, LinuxPorts ports) implements MachineApi {
  private static final Path FIRST_PORT = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");

  static LocalMachine of(Abilities abilities) {
    return new LocalMachine(abilities.role(), new LinuxPorts(Path.of("/proc")));
  }

  @Override
  public Optional<String> portHolder(int port, boolean udp, String address) {
    return ports.holder(port, udp, address).or(() -> forbidden(port));
  }

  /** M7. */
  private Optional<String> forbidden(int port) {
    int first = firstPort();
    return role == Abilities.Role.ROOT || port >= first
        ? Optional.empty()
        : Optional.of("the system: only root may listen below ip_unprivileged_port_start=" + first);
  }

  private static int firstPort() {
    try {
      return Integer.parseInt(Files.readString(FIRST_PORT).strip());
    } catch (IOException | NumberFormatException e) {
      return 1024;
    }
  }

  /** There are no virtual machines here, so nothing is looked for. */
  @Override
  public Optional<String> utilityVm(List<String> layers) {
    return MachineApi.UNKNOWN.utilityVm(layers);
  }

  @Override
  public List<String> credentialSpecFolders() {
    return List.of();
  }

  @Override
  public Optional<String> credentialSpec(String name) {
    return Optional.empty();
  }
}
