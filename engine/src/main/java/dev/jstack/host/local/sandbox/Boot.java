package dev.jstack.host.local.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.network.Wiring;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.strict.compute.SystemSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** HcsStartComputeSystem: an empty sandbox. */
final class Boot {
  private static final String OPERATION = "HcsStartComputeSystem";

  private final SystemSpec system;
  private final Abilities abilities;
  private final Directories directories;
  private final Sandbox sandbox;

  Boot(SystemSpec system, Abilities abilities, Directories directories, Sandbox sandbox) {
    this.system = system;
    this.abilities = abilities;
    this.directories = directories;
    this.sandbox = sandbox;
  }

  /**
   * Starts it.
   *
   * @param groups cgroups that it is to be in
   * @param wiring its network cards, when the namespace is new
   * @param neighbour a process whose network namespace it joins instead
   * @param nameServers those of its network cards
   */
  void run(
      List<Path> groups,
      Wiring wiring,
      Optional<Long> neighbour,
      List<String> nameServers,
      Deadline deadline) {
    try {
      if (sandbox.plain()) {
        Files.writeString(sandbox.home().resolve("plain"), ProcessTable.bootId());
      } else {
        launch(groups, wiring, neighbour, nameServers, deadline);
      }
    } catch (IOException e) {
      throw HResult.E_FAIL.failure(OPERATION, system.id(), String.valueOf(e.getMessage()));
    }
  }

  private void launch(
      List<Path> groups,
      Wiring wiring,
      Optional<Long> neighbour,
      List<String> nameServers,
      Deadline deadline)
      throws IOException {
    Path home = sandbox.home();
    RootFileSystem root = new RootFileSystem(system, abilities, directories);
    boolean fresh = abilities.network() && neighbour.isEmpty();
    write("fstab", root.prepare(nameServers));
    write("net.in", wiring.inside());
    write("net.out", wiring.outside());
    write("net.gone", wiring.remains());
    write("prepare.sh", Scripts.prepare(system, home, groups, wiring, fresh));
    boolean detach =
        root.files().find("/usr/bin/umount").isPresent()
            || root.files().find("/bin/umount").isPresent();
    write("init.sh", Scripts.first(system, home, directories.silence(), detach));
    Files.deleteIfExists(home.resolve("init"));
    Launcher launcher = new Launcher(home, sandbox.mark());
    Launcher.Launched launched = launcher.launch(command(home, fresh, neighbour), false, deadline);
    if (!launched.line().startsWith("INIT ")) {
      throw failure(launched.line(), launcher.complaint());
    }
  }

  private static List<String> command(Path home, boolean fresh, Optional<Long> neighbour) {
    List<String> command = new ArrayList<>();
    neighbour.ifPresent(
        pid -> command.addAll(List.of("nsenter", "--net=/proc/" + pid + "/ns/net")));
    command.addAll(List.of("unshare", "-m", "-u", "-i"));
    if (fresh) {
      command.add("-n");
    }
    command.addAll(List.of("sh", home.resolve("prepare.sh").toString()));
    return command;
  }

  private void write(String name, String text) throws IOException {
    Files.write(sandbox.home().resolve(name), text.getBytes(UTF_8));
  }

  private HostException failure(String line, String complaint) {
    String what = line.startsWith("FAIL ") ? line.substring(5) : "the sandbox did not start";
    return HResult.HCS_E_TERMINATED_DURING_START.failure(
        OPERATION, system.id(), complaint.isEmpty() ? what : what + ": " + complaint);
  }
}
