package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import dev.jstack.host.Host;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.abi.NativeLibraries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a Windows JVM can show: facts of the machine, access lists, links. */
@EnabledOnOs(OS.WINDOWS)
class WindowsFactsIT {
  private static final String PRIVATE = "D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)";

  /**
   * Wine keeps an access list as the mode of a file: the owner's name stands for administrators.
   */
  private static final String OTHERS = "Everyone";

  private static final String CURRENT_VERSION = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
  private static final Path SYSTEM = Path.of(System.getenv("SystemRoot"), "System32");

  @TempDir Path directory;

  @Test
  void facts_come_from_the_kernel_the_registry_and_the_service() throws Exception {
    Advapi32Util.registrySetIntValue(WinReg.HKEY_LOCAL_MACHINE, CURRENT_VERSION, "UBR", 4321);
    try (StubbedHost stubbed = StubbedHost.over(AbiHosts.greeting(new FakeLayers()));
        Host host =
            WindowsHost.open(
                SYSTEM, SYSTEM.getRoot().resolve("ProgramData"), "C:\\ProgramData\\jstack")) {
      HostFacts facts = host.facts();
      assertThat(facts.kind()).isEqualTo(HostFacts.Kind.WINDOWS);
      assertThat(facts.version().toString()).isEqualTo(version() + ".4321");
      assertThat(facts.schemaMinor()).isEqualTo(stubbed.host().facts().schemaMinor());
      assertThat(facts.processors()).isPositive();
      assertThat(facts.memoryBytes()).isGreaterThan(256L << 20);
    }
  }

  /** As the shell of this Windows tells it: {@code Microsoft Windows 10.0.18362}. */
  private static String version() throws IOException {
    Process shell = new ProcessBuilder("cmd", "/c", "ver").start();
    String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return text.strip().replaceAll("(?s).*?(\\d+\\.\\d+\\.\\d+).*", "$1");
  }

  @Test
  void a_machine_with_the_libraries_can_be_opened() {
    assertThat(WindowsHost.unavailability(System.getProperty("os.name"), SYSTEM)).isEmpty();
    assertThat(WindowsHost.unavailability("Windows 11", directory))
        .hasValueSatisfying(reason -> assertThat(reason).contains("feature Containers"));
  }

  @Test
  void a_protected_directory_lets_in_administrators_and_the_system_only() throws IOException {
    Path made = directory.resolve("a").resolve("b");
    files().createDirectory(made.toString(), PRIVATE);
    assertThat(names(made)).contains("SYSTEM").doesNotContain(OTHERS);
    assertThat(names(made.getParent())).contains(OTHERS);
  }

  @Test
  void a_file_is_written_whole_with_its_own_access_list_and_can_be_replaced() throws IOException {
    Path file = directory.resolve("secret");
    for (String content : List.of("one", "two")) {
      files().writeFile(file.toString(), content.getBytes(StandardCharsets.UTF_8), PRIVATE);
      assertThat(file).hasContent(content);
      assertThat(names(file)).contains("SYSTEM").doesNotContain(OTHERS);
    }
    assertThat(files().listDirectory(directory.toString())).containsExactly("secret");
  }

  @Test
  void a_removal_does_not_follow_links() throws IOException {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(outside.resolve("kept"), "x");
    Path inside = Files.createDirectory(directory.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("link"), outside);
    files().removeDirectory(inside.toString());
    assertThat(inside).doesNotExist();
    assertThat(outside.resolve("kept")).exists();
  }

  @Test
  void a_descriptor_that_is_none_is_refused_in_words() {
    assertThatThrownBy(() -> files().createDirectory(directory.toString(), "nonsense"))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.error()).isEqualTo(HostError.INVALID_ARGUMENT));
  }

  private static ProtectedFiles files() {
    return new ProtectedFiles(NativeLibraries.fromSystem(SYSTEM));
  }

  /** Who an access list names, without the domain. */
  private static List<String> names(Path file) throws IOException {
    return Files.getFileAttributeView(file, AclFileAttributeView.class).getAcl().stream()
        .map(AclEntry::principal)
        .map(principal -> principal.getName().replaceFirst(".*\\\\", ""))
        .distinct()
        .toList();
  }
}
