package dev.jstack.host.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.contract.Given;
import dev.jstack.host.document.hcn.Policy;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.document.hcs.MappedPipe;
import dev.jstack.host.document.hcs.ProcessModifyRequest;
import dev.jstack.host.document.hcs.ProcessParameters;
import dev.jstack.host.local.linux.ProcessTable;
import dev.jstack.host.local.probe.Abilities;
import dev.jstack.host.local.probe.Prober;
import dev.jstack.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LocalServicesIT {
  @TempDir Path directory;
  private LocalFixture fixture;

  @BeforeEach
  void open() {
    assumeTrue(
        Prober.role() != Abilities.Role.ORDINARY,
        "runs as root, or as root of a user namespace: see OrdinaryUserIT");
    fixture = new LocalFixture(directory.resolve("state"));
    assumeTrue(fixture.host().facts().isolationLevel() > 1, "needs namespaces and overlay");
  }

  @AfterEach
  void nothing_is_left() {
    if (fixture != null) {
      fixture.destroy();
    }
  }

  private HcsSystem plain() {
    return fixture.start("a", Optional.empty(), List.of());
  }

  @Test
  void a_process_has_its_environment_streams_and_exit_code() throws IOException {
    String tricky = "it's \"q\" $HOME `id`\n\\ end";
    ProcessParameters parameters =
        ProcessParameters.of(
            "sh -c \"printf %s \\\"$TRICKY\\\"; echo oops >&2; cat; exit 7\"",
            Optional.empty(),
            Optional.of("C:\\work dir"),
            Map.of("TRICKY", tricky, "ProgramFiles(x86)", "x"));
    try (HcsProcess process = LocalFixture.run(plain(), parameters)) {
      process.standardInput().orElseThrow().write("typed".getBytes(UTF_8));
      process.standardInput().orElseThrow().flush();
      process.modify(Json.DOCUMENT.write(ProcessModifyRequest.closeStandardInput()), Given.soon());
      assertThat(LocalFixture.exitCode(process)).isEqualTo(7);
      assertThat(LocalFixture.text(process)).isEqualTo(tricky + "typed");
      assertThat(new String(process.standardError().orElseThrow().readAllBytes(), UTF_8))
          .isEqualTo("oops\n");
    }
  }

  @Test
  void a_service_sees_its_own_files_name_and_directory_and_not_the_homes() throws IOException {
    HcsSystem system = plain();
    assertThat(LocalFixture.output(system, "hostname")).isEqualTo("web-1\n");
    assertThat(LocalFixture.output(system, "ls -A /home /root")).isEqualTo("/home:\n\n/root:\n");
    LocalFixture.exitCode(LocalFixture.run(system, "touch /usr/jstack-was-here"));
    assertThat(LocalFixture.output(system, "ls /usr/jstack-was-here")).contains("was-here");
    assertThat(Path.of("/usr/jstack-was-here")).doesNotExist();
  }

  @Test
  void directories_and_files_are_mapped_for_reading_or_writing() throws IOException {
    Path data = Files.createDirectories(directory.resolve("my data"));
    Path file = Files.writeString(directory.resolve("app.conf"), "setting\n");
    HcsSystem system =
        fixture.start(
            "a",
            Optional.empty(),
            List.of(
                MappedDirectory.of(data.toString(), "C:\\data", false),
                MappedDirectory.of(data.toString(), "/srv/deep/er", true),
                MappedDirectory.of(file.toString(), "/etc/app/app.conf", true)));
    assertThat(
            LocalFixture.exitCode(
                LocalFixture.run(system, "sh -c \"echo hello > /data/greeting\"")))
        .isZero();
    assertThat(data.resolve("greeting")).hasContent("hello\n");
    assertThat(LocalFixture.output(system, "cat /srv/deep/er/greeting /etc/app/app.conf"))
        .isEqualTo("hello\nsetting\n");
    assertThat(LocalFixture.exitCode(LocalFixture.run(system, "sh -c \"echo x > /srv/deep/er/x\"")))
        .isNotZero();
  }

  @Test
  void a_command_that_does_not_exist_is_refused_before_it_is_started() {
    HcsSystem system = plain();
    assertThatThrownBy(() -> LocalFixture.run(system, "no-such-command --x"))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.error()).isEqualTo(HostError.NOT_FOUND))
        .hasMessageContaining("no-such-command");
    assertThatThrownBy(() -> LocalFixture.run(system, "/etc/passwd"))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("not an executable");
  }

  @Test
  void services_run_as_the_user_that_they_name() throws IOException {
    assumeTrue(fixture.host().facts().isolationLevel() == 3, "needs a range of user ids");
    ProcessParameters parameters =
        ProcessParameters.of("id -u", Optional.of("65534"), Optional.empty(), Map.of());
    try (HcsProcess process = LocalFixture.run(plain(), parameters)) {
      assertThat(LocalFixture.text(process)).isEqualTo("65534\n");
    }
  }

  @Test
  void a_console_has_a_size_that_can_change() throws IOException {
    ProcessParameters parameters =
        ProcessParameters.of(
                "sh -c \"stty size; read x; stty size\"",
                Optional.empty(),
                Optional.empty(),
                Map.of())
            .withConsole(40, 120);
    try (HcsProcess process = LocalFixture.run(plain(), parameters)) {
      assertThat(LocalFixture.line(process.standardOutput().orElseThrow()).strip())
          .isEqualTo("40 120");
      process.modify(Json.DOCUMENT.write(ProcessModifyRequest.resize(50, 132)), Given.soon());
      process.standardInput().orElseThrow().write("\n".getBytes(UTF_8));
      process.standardInput().orElseThrow().flush();
      assertThat(LocalFixture.text(process)).contains("50 132");
    }
  }

  @Test
  void the_machine_sees_the_number_of_a_process_service_and_not_of_a_hyperv_one()
      throws IOException {
    HcsSystem process = plain();
    HcsSystem machine = fixture.startMachine("vm");
    String tell = "sh -c \"echo $$; exec sleep 1000\"";
    HcsProcess seen = LocalFixture.run(process, tell);
    HcsProcess hidden = LocalFixture.run(machine, tell);
    long seenNumber = Long.parseLong(LocalFixture.line(seen.standardOutput().orElseThrow()));
    long hiddenNumber = Long.parseLong(LocalFixture.line(hidden.standardOutput().orElseThrow()));
    assertThat(seenNumber).isEqualTo(seen.processId());
    assertThat(ProcessTable.use(seenNumber).orElseThrow().name()).isEqualTo("sleep");
    assertThat(hiddenNumber).isEqualTo(hidden.processId()).isLessThan(100);
    assertThat(LocalFixture.output(machine, "sh -c \"ls -d /proc/[1-9]* | wc -l\"").strip())
        .satisfies(count -> assertThat(Integer.parseInt(count)).isLessThan(8));
  }

  @Test
  void published_ports_lead_to_the_service_over_tcp_and_udp() throws IOException {
    fixture.network();
    int port = freePort();
    UUID namespace =
        fixture.namespace(
            "10.219.7.5",
            Given.port(port, 7000),
            Policy.of(Policy.PortMapping.of(17, 7000, Optional.of(port))));
    HcsSystem system = echo(namespace);
    assertThat(ask(port)).isEqualTo("hello");
    assertThat(askByDatagram(port)).isEqualTo("hello");
    assertThat(LocalFixture.output(system, "cat /proc/net/route")).contains("eth0");
  }

  private HcsSystem echo(UUID namespace) throws IOException {
    Path source =
        Path.of(
            java.util.Objects.requireNonNull(getClass().getResource("/local/Echo.java")).getPath());
    HcsSystem system =
        fixture.start(
            "echo",
            Optional.of(namespace),
            List.of(MappedDirectory.of(source.getParent().toString(), "/app", true)));
    HcsProcess process = LocalFixture.run(system, "java -Xshare:auto /app/Echo.java 7000");
    assertThat(LocalFixture.line(process.standardOutput().orElseThrow())).isEqualTo("ready");
    return system;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String ask(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("hello".getBytes(UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String askByDatagram(int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(5000);
      byte[] text = "hello".getBytes(UTF_8);
      socket.send(new DatagramPacket(text, 5, InetAddress.getLoopbackAddress(), port));
      DatagramPacket answer = new DatagramPacket(new byte[10], 10);
      socket.receive(answer);
      return new String(answer.getData(), 0, answer.getLength(), UTF_8);
    }
  }

  @Test
  void a_port_that_another_program_has_is_refused() throws IOException {
    fixture.network();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> fixture.namespace("10.219.7.5", Given.port(taken.getLocalPort(), 80)))
          .isInstanceOfSatisfying(
              HostException.class,
              e -> {
                assertThat(e.error()).isEqualTo(HostError.PORT_IN_USE);
                assertThat(e.events())
                    .singleElement(STRING)
                    .contains("port " + taken.getLocalPort() + " of this machine")
                    .contains("(pid " + ProcessHandle.current().pid() + ", user ");
              });
    }
  }

  @Test
  void systems_of_one_namespace_share_their_loopback_and_others_are_reached_by_address()
      throws IOException {
    fixture.network();
    UUID shared = fixture.namespace("10.219.7.5");
    UUID other = fixture.namespace("10.219.7.6");
    echo(shared);
    HcsSystem beside = fixture.start("beside", Optional.of(shared), List.of());
    HcsSystem away = fixture.start("away", Optional.of(other), List.of());
    String probe = "bash -c \"exec 3<>/dev/tcp/%s/7000; echo hi >&3; head -n 1 <&3\"";
    assertThat(LocalFixture.output(beside, probe.formatted("127.0.0.1"))).isEqualTo("hi\n");
    assertThat(LocalFixture.output(away, probe.formatted("10.219.7.5"))).isEqualTo("hi\n");
  }

  @Test
  void a_hosts_file_changes_while_the_service_runs() throws IOException {
    HcsSystem system = plain();
    String hosts = fixture.host().facts().stateRoot() + "/scratch/a/etc/hosts";
    fixture.host().storage().writeFile(hosts, "10.9.9.9 db\n".getBytes(UTF_8), "");
    assertThat(LocalFixture.output(system, "getent hosts db")).startsWith("10.9.9.9");
  }

  @Test
  void a_service_asks_the_name_servers_that_it_is_given_and_none_of_the_machine()
      throws IOException {
    fixture.network();
    UUID namespace = fixture.namespace("10.219.7.5", List.of("10.219.7.9", "10.219.7.10"));
    HcsSystem told = fixture.start("told", Optional.of(namespace), List.of());
    String show = "cat /etc/resolv.conf";
    assertThat(LocalFixture.output(told, show))
        .isEqualTo("nameserver 10.219.7.9\nnameserver 10.219.7.10\n");
    assertThat(LocalFixture.output(plain(), show)).isEmpty();
  }

  @Test
  void a_named_pipe_is_a_socket_in_a_directory_that_both_sides_see() throws IOException {
    List<MappedPipe> pipes = List.of(MappedPipe.of("\\\\.\\pipe\\Orders", "orders"));
    HcsSystem one = fixture.start("a", Optional.empty(), List.of(), pipes);
    HcsSystem two = fixture.start("b", Optional.empty(), List.of(), pipes);
    LocalFixture.exitCode(LocalFixture.run(one, "sh -c \"echo x >$JSTACK_PIPE_ORDERS\""));
    assertThat(LocalFixture.output(two, "cat /run/jstack/pipe/orders/pipe.sock")).isEqualTo("x\n");
  }

  @Test
  void a_later_serving_process_adopts_systems_processes_output_and_ports() throws IOException {
    fixture.network();
    int port = freePort();
    HcsSystem system = echo(fixture.namespace("10.219.7.5", Given.port(port, 7000)));
    HcsProcess talker =
        LocalFixture.run(system, "sh -c \"echo one; sleep 0.7; echo two; exec sleep 1000\"");
    int number = talker.processId();
    assertThat(LocalFixture.line(talker.standardOutput().orElseThrow())).isEqualTo("one");
    fixture.reopen();
    assertThat(ask(port)).isEqualTo("hello");
    try (HcsSystem adopted = fixture.host().compute().openComputeSystem("echo");
        HcsProcess again = adopted.openProcess(number)) {
      InputStream output = again.standardOutput().orElseThrow();
      assertThat(output.skip("one\n".length())).isEqualTo(4); // what the first one has kept
      assertThat(LocalFixture.line(output)).isEqualTo("two");
      again.terminate(Given.soon());
      assertThat(LocalFixture.exitCode(again)).isEqualTo(137);
    }
  }

  @Test
  void a_reader_sees_what_runs_and_may_change_nothing() {
    plain();
    try (LocalHost reader = LocalHost.open(directory.resolve("state"), Roots.ENVIRONMENT, false)) {
      assertThat(reader.compute().enumerateComputeSystems("", Given.soon())).contains("Running");
      assertThatThrownBy(() -> reader.compute().openComputeSystem("a").terminate(Given.soon()))
          .isInstanceOfSatisfying(
              HostException.class, e -> assertThat(e.error()).isEqualTo(HostError.ACCESS_DENIED));
    }
    assertThat(fixture.host().compute().enumerateComputeSystems("", Given.soon()))
        .contains("Running");
  }

  @Test
  void orphans_and_daemons_end_with_their_system() throws IOException {
    HcsSystem system = plain();
    LocalFixture.output(
        system, "sh -c \"(env -i setsid sleep 1234 </dev/null >/dev/null 2>&1 &)\"");
    assertThat(system.properties("{\"PropertyTypes\":[\"ProcessList\"]}", Given.soon()))
        .contains("\"ProcessList\":[{");
    system.terminate(Given.soon());
    assertThat(ProcessTable.pids())
        .noneMatch(
            pid ->
                ProcessHandle.of(pid)
                    .flatMap(process -> process.info().commandLine())
                    .filter(line -> line.endsWith("sleep 1234"))
                    .isPresent());
  }
}
