package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.examine.Check;
import dev.jstack.host.windows.examine.Checks;
import dev.jstack.host.windows.examine.WindowsState;
import dev.jstack.host.windows.examine.WindowsState.Service;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What jstack reads of a Windows machine and writes on it beside containers: registry, ports,
 * services, tokens, access lists, the console. Runs in a Windows JVM, also under Wine ({@code
 * .ci/wine}); skips elsewhere.
 */
class WindowsMachineIT {
  private static final Path SYSTEM = Path.of("C:\\Windows\\System32");
  private static final String SPECS =
      "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Virtualization\\Containers\\CredentialSpecs";

  @TempDir Path folder;
  private MachineApi machine;
  private WindowsState state;

  @BeforeEach
  void onWindows() {
    assumeTrue(Platform.isWindows(), "needs Windows or Wine");
    machine = WindowsMachine.of(SYSTEM, folder);
    state = new LiveWindows(SYSTEM, folder);
  }

  @Test
  void a_credential_spec_of_the_registry_is_read_as_docker_writes_it() {
    Advapi32Util.registryCreateKey(WinReg.HKEY_LOCAL_MACHINE, SPECS);
    Advapi32Util.registrySetStringValue(
        WinReg.HKEY_LOCAL_MACHINE, SPECS, "jstack-it", "{\"CmsPlugins\":[\"Ü\"]}");
    try {
      assertThat(machine.credentialSpec("jstack-it")).contains("{\"CmsPlugins\":[\"Ü\"]}");
      assertThat(machine.credentialSpec("jstack-none")).isEmpty();
    } finally {
      Advapi32Util.registryDeleteValue(WinReg.HKEY_LOCAL_MACHINE, SPECS, "jstack-it");
    }
    assertThat(machine.credentialSpecFolders())
        .containsExactly(folder.resolve("Docker\\CredentialSpecs").toString());
  }

  @Test
  void who_listens_on_a_port_is_named() throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket listener = new ServerSocket()) {
      listener.bind(new InetSocketAddress(loopback, 0));
      int port = listener.getLocalPort();

      assertThat(machine.portHolder(port, false, "").orElseThrow())
          .contains("(pid "); // Wine does not know which
      assertThat(machine.portHolder(port, true, "")).isEmpty();
    }
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(loopback, 0))) {
      assertThat(machine.portHolder(socket.getLocalPort(), true, "")).isPresent();
    }
  }

  @Test
  void a_layer_with_a_virtual_machine_is_found_from_the_top() throws IOException {
    Path top = Files.createDirectories(folder.resolve("top"));
    Path base = Files.createDirectories(folder.resolve("base"));
    List<String> layers = List.of(top.toString(), base.toString());

    assertThat(machine.utilityVm(layers)).isEmpty();
    Files.createDirectory(base.resolve("UtilityVM"));
    assertThat(machine.utilityVm(layers)).contains(base.toString());
  }

  @Test
  void services_build_and_token_are_read() {
    assertThat(state.service("jstack-no-such-service")).isEqualTo(Service.ABSENT);
    assertThat(state.service("RpcSs")).isNotEqualTo(Service.ABSENT);
    assertThat(state.version().build()).isGreaterThanOrEqualTo(7601);
    assertThat(state.product()).isNotBlank();
    assertThat(state.freeBytes()).isPositive();
    assertThat(state.memberOf("S-1-1-0")).as("Everyone").isTrue();
    assertThat(state.memberOf("S-1-5-32-999")).isFalse();
  }

  @Test
  void every_check_of_this_machine_has_an_answer_and_what_is_not_good_a_cure() {
    List<Check> checks = new Checks(state, "10.91.0.0/16").all();

    assertThat(checks).hasSizeGreaterThan(8);
    assertThat(checks)
        .allSatisfy(check -> assertThat(check.says()).as(check.name()).isNotBlank())
        .filteredOn(check -> check.standing() != Check.Standing.GOOD)
        .allSatisfy(check -> assertThat(check.fix()).as(check.name()).isNotBlank());
  }

  /** D:P(A;;FA;;;BA)(A;;FA;;;SY): administrators and the system, and nobody by inheritance. */
  @Test
  void staged_files_are_for_administrators_and_the_system_alone() throws IOException {
    ProtectedFiles files = new ProtectedFiles(libraries());
    Path staged = folder.resolve("staged");
    files.createDirectory(staged.toString(), "D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)");
    Path secret = staged.resolve("secret");
    files.writeFile(secret.toString(), new byte[] {1, 2}, "D:P(A;;FA;;;BA)(A;;FA;;;SY)");

    assertThat(Files.readAllBytes(secret)).containsExactly(1, 2);
    List<AclEntry> entries =
        Files.getFileAttributeView(secret, AclFileAttributeView.class).getAcl();
    // Wine shows administrators as the owner of the file; nobody else is there either way.
    assertThat(entries).hasSize(2);
    assertThat(entries)
        .extracting(entry -> entry.principal().getName())
        .anyMatch(name -> name.endsWith("SYSTEM"))
        .noneMatch(name -> name.endsWith("Everyone") || name.endsWith("Users"));
    files.removeDirectory(staged.toString());
    assertThat(staged).doesNotExist();
  }

  private static NativeLibraries libraries() {
    return NativeLibraries.fromSystem(SYSTEM);
  }

  @Test
  void paths_of_more_than_260_characters_are_written_and_removed() throws IOException {
    ProtectedFiles files = new ProtectedFiles(libraries());
    Path deep = folder;
    while (deep.toString().length() < 300) {
      deep = deep.resolve("a-folder-with-a-long-name");
    }
    files.createDirectory(deep.toString(), "D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)");
    files.writeFile(deep.resolve("config").toString(), new byte[] {7}, "");

    assertThat(files.listDirectory(deep.toString())).containsExactly("config");
    Path top = folder.resolve("a-folder-with-a-long-name");
    files.removeDirectory(top.toString());
    assertThat(top).doesNotExist();
  }

  @Test
  @SuppressWarnings("SystemConsoleNull") // that is Java 22
  void a_process_without_a_console_changes_none() {
    ConsoleScreen screen = ConsoleScreen.open(SYSTEM);
    int[] size = screen.size();
    screen.restore();

    assertThat(size).hasSize(2);
    assertThat(screen.isOutput() || System.console() == null).isTrue();
  }
}
