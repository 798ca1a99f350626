package dev.jstack.host.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxPortsTest {
  private static final String HEAD = "  sl  local_address rem_address   st tx_queue rx_queue\n";

  @TempDir Path proc;

  @BeforeEach
  void a_machine() throws IOException {
    Files.createDirectory(proc.resolve("net"));
    table("tcp", "0100007F:1F90", "0A", 11); // 127.0.0.1:8080, listening
    table("udp", "00000000:14E9", "07", 12);
    Path process = Files.createDirectories(proc.resolve("4121/fd"));
    Files.createSymbolicLink(process.resolve("3"), Path.of("socket:[11]"));
    Files.writeString(proc.resolve("4121/comm"), "java\n");
    Files.writeString(proc.resolve("4121/cmdline"), "java\0-jar\0demo.jar\0");
  }

  private void table(String name, String local, String state, int inode) throws IOException {
    String row = "   0: %s 00000000:0000 %s 00000000:00000000 00:00000000 00000000 0 0 %d 1\n";
    Files.writeString(proc.resolve("net").resolve(name), HEAD + row.formatted(local, state, inode));
  }

  @Test
  void a_program_that_listens_is_named_with_what_people_know_it_by() throws IOException {
    String user = Files.getOwner(proc).getName();

    assertThat(new LinuxPorts(proc).holder(8080, false, "127.0.0.1"))
        .contains("java (pid 4121, user " + user + "): java -jar demo.jar");
  }

  @Test
  void another_address_of_the_machine_is_free() {
    LinuxPorts ports = new LinuxPorts(proc);

    assertThat(ports.holder(8080, false, "127.0.0.2")).isEmpty();
    assertThat(ports.holder(8080, false, "0.0.0.0")).isPresent();
    assertThat(ports.holder(8080, false, "")).isPresent();
    assertThat(ports.holder(8081, false, "")).isEmpty();
  }

  @Test
  void tcp_and_udp_are_two_spaces() {
    LinuxPorts ports = new LinuxPorts(proc);

    assertThat(ports.holder(8080, true, "")).isEmpty();
    assertThat(ports.holder(5353, false, "")).isEmpty();
    assertThat(ports.holder(5353, true, "127.0.0.1")).contains("a program of another user");
  }

  @Test
  void a_connection_that_has_the_port_keeps_nobody_from_listening() throws IOException {
    table("tcp", "0100007F:1F90", "01", 11);

    assertThat(new LinuxPorts(proc).holder(8080, false, "")).isEmpty();
  }

  @Test
  void who_listens_on_all_addresses_of_ipv6_has_the_port_of_ipv4_too() throws IOException {
    table("tcp6", "00000000000000000000000000000000:20FB", "0A", 11);

    assertThat(new LinuxPorts(proc).holder(8443, false, "127.0.0.1")).isPresent();
    table("tcp6", "00000000000000000000000001000000:20FB", "0A", 11);
    assertThat(new LinuxPorts(proc).holder(8443, false, "127.0.0.1")).isEmpty();
    table("tcp6", "0000000000000000FFFF00000100007F:20FB", "0A", 11);
    assertThat(new LinuxPorts(proc).holder(8443, false, "127.0.0.1")).isPresent();
  }
}
