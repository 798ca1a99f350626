package dev.jstack.host.windows;

import static java.util.concurrent.CompletableFuture.runAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Platform;
import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The Windows host through the true ABI: Java, JNA, a C library with the signatures of the DLLs, a
 * socket, the strict host. Skips where there is no gcc.
 */
class NativeAbiIT {
  private static final String V2 =
      """
      {"Owner":"jstack","SchemaVersion":{"Major":2,"Minor":1},"Container":{"Storage":\
      {"Layers":[{"Id":"0b1c8b0e-5b0d-5f6c-9f0f-7a2f5f6f1c11","Path":"C:\\\\l\\\\a"}],\
      "Path":"\\\\\\\\?\\\\Volume{4e1c3c8d-3a77-4d3b-9d75-0a5c1a1f7d10}\\\\"}}}""";
  private static final String V1 =
      """
      {"SystemType":"Container","Name":"shop.api.1.y","Owner":"jstack",\
      "LayerFolderPath":"C:\\\\s\\\\x","Layers":[{"ID":"0b1c8b0e-5b0d-5f6c-9f0f-7a2f5f6f1c11",\
      "Path":"C:\\\\l\\\\a"}],"HvPartition":true,"HvRuntime":{"ImagePath":"C:\\\\l\\\\a\\\\UtilityVM"}}""";
  private static final String PROCESS =
      """
      {"CommandLine":"cmd","CreateStdInPipe":true,"CreateStdOutPipe":true}""";

  private final FakeLayers layers = new FakeLayers();
  private StubbedHost stubbed;
  private Host host;

  @BeforeEach
  void connect() {
    stubbed = StubbedHost.over(AbiHosts.greeting(layers));
    host = stubbed.host();
  }

  @AfterEach
  void nothing_is_left_alive_in_the_library() {
    if (stubbed != null) {
      stubbed.close();
    }
  }

  @Test
  void a_process_isolated_system_lives_through_computecore() {
    try (HcsSystem system = host.compute().createComputeSystem("shop.web-\u2603.1.x", V2, soon())) {
      system.start(soon());
      try (HcsProcess process = system.createProcess(PROCESS, soon())) {
        assertThat(process.processId()).isPositive();
        assertThat(process.standardError()).isEmpty();
        assertThat(process.waitForExit(Deadline.in(Duration.ZERO))).isEmpty();
        assertThat(firstLine(process)).isEqualTo("gr\u00fc\u00dfe");
        process.terminate(soon());
        assertThat(process.waitForExit(soon())).hasValueSatisfying(status -> exited(status));
      }
      assertThat(host.compute().enumerateComputeSystems("", soon())).contains("web-\u2603");
      system.terminate(soon());
      assertThat(system.waitForExit(soon()))
          .hasValueSatisfying(status -> assertThat(status).contains("ForcedExit"));
    }
    assertThat(host.compute().enumerateComputeSystems("", soon())).isEqualTo("[]");
  }

  @Test
  void a_hyperv_isolated_system_lives_through_vmcompute_and_its_notifications() {
    try (HcsSystem system = host.compute().createComputeSystem("shop.api.1.y", V1, soon())) {
      assertThat(system).isInstanceOf(LegacySystem.class);
      system.start(soon());
      system.pause(soon());
      system.resume(soon());
      try (HcsProcess process =
          system.createProcess(
              "{\"CommandLine\":\"exit 7\",\"WorkingDirectory\":\"C:\\\\\"}", soon())) {
        assertThat(process.waitForExit(soon()))
            .hasValueSatisfying(status -> assertThat(status).contains("\"ExitCode\":7"));
      }
      system.shutDown(soon());
      assertThat(system.waitForExit(soon())).isPresent();
    }
  }

  @Test
  void the_output_of_a_process_comes_through_vmcompute() throws Exception {
    try (HcsSystem system = host.compute().createComputeSystem("shop.api.1.y", V1, soon())) {
      system.start(soon());
      try (HcsProcess process = system.createProcess(PROCESS, soon())) {
        assertThat(firstLine(process)).isEqualTo("gr\u00fc\u00dfe");
      }
      system.terminate(soon());
    }
  }

  @Test
  void failures_carry_the_code_and_the_words_of_the_host() {
    assertThatThrownBy(() -> host.compute().openComputeSystem("nobody"))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.error()).isEqualTo(HostError.NOT_FOUND));
    assertThatThrownBy(
            () -> host.compute().createComputeSystem("x", V2.replace("Owner", "Ownr"), soon()))
        .isInstanceOfSatisfying(
            HostException.class,
            e -> {
              assertThat(e.error()).isEqualTo(HostError.INVALID_DOCUMENT);
              assertThat(e).hasMessageContaining("$.Ownr");
            });
    assertThatThrownBy(
            () -> host.compute().createComputeSystem("x", V1.replace("Owner", "Ownr"), soon()))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.hresult()).isEqualTo((int) 0xC037010DL));
  }

  @Test
  void networks_endpoints_and_namespaces_go_through_computenetwork() {
    UUID network = UUID.randomUUID();
    UUID endpoint = UUID.randomUUID();
    UUID namespace = UUID.randomUUID();
    host.network()
        .createNetwork(
            network,
            """
            {"Name":"n","Owner":"jstack","Type":"NAT","Ipams":[{"Type":"Static","Subnets":[\
            {"IpAddressPrefix":"10.91.4.0/24","Routes":[{"NextHop":"10.91.4.1",\
            "DestinationPrefix":"0.0.0.0/0"}]}]}],"SchemaVersion":{"Major":2,"Minor":0}}""");
    host.network()
        .createEndpoint(
            network,
            endpoint,
            """
            {"Name":"e","HostComputeNetwork":"%s","IpConfigurations":[{"IpAddress":"10.91.4.9"}],\
            "SchemaVersion":{"Major":2,"Minor":0}}"""
                .formatted(network));
    host.network().createNamespace(namespace, "{\"SchemaVersion\":{\"Major\":2,\"Minor\":0}}");
    host.network()
        .modifyNamespace(
            namespace,
            "{\"ResourceType\":\"Endpoint\",\"RequestType\":\"Add\",\"Settings\":{\"EndpointId\":\"%s\"}}"
                .formatted(endpoint));

    assertThat(host.network().version()).contains("Major");
    assertThat(host.network().queryNamespace(namespace, "")).contains(endpoint.toString());
    assertThatThrownBy(() -> host.network().deleteNetwork(network))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.error()).isEqualTo(HostError.IN_USE));

    host.network().deleteNamespace(namespace);
    host.network().deleteEndpoint(endpoint);
    host.network().deleteNetwork(network);
    assertThat(host.network().enumerateNetworks("")).isEqualTo("[]");
  }

  @Test
  void layers_go_through_vmcompute_with_their_parents() {
    List<String> parents = List.of("C:\\l\\top", "C:\\l\\base");
    host.storage().createSandboxLayer("C:\\s\\x", parents);
    host.storage().activateLayer("C:\\s\\x");
    host.storage().prepareLayer("C:\\s\\x", parents);

    assertThat(layers.calls())
        .containsExactly(
            "create C:\\s\\x over [C:\\l\\top, C:\\l\\base]",
            "activate C:\\s\\x",
            "prepare C:\\s\\x over [C:\\l\\top, C:\\l\\base]");
    assertThat(host.storage().getLayerMountPath("C:\\s\\x")).startsWith("\\\\?\\Volume{");
    assertThat(host.storage().nameToGuid("top")).isEqualTo(layers.nameToGuid("top"));
    assertThat(host.storage().layerExists("C:\\s\\y")).isFalse();
    assertThatThrownBy(() -> host.storage().activateLayer("C:\\s\\y"))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.error()).isEqualTo(HostError.NOT_FOUND));
  }

  @Test
  void images_are_imported_and_processed_and_layers_are_taken_apart() {
    List<String> parents = List.of("C:\\l\\base");
    host.storage().importLayer("C:\\l\\base", "C:\\t\\base", List.of());
    host.storage().processBaseImage("C:\\l\\base");
    host.storage().processUtilityImage("C:\\l\\base\\UtilityVM");
    host.storage().importLayer("C:\\l\\top", "C:\\t\\top", parents);
    host.storage().createSandboxLayer("C:\\s\\x", parents);
    host.storage().expandSandboxSize("C:\\s\\x", 40L << 30);
    host.storage().grantVmAccess("shop.api.1.y", "C:\\s\\x\\sandbox.vhdx");

    assertThat(layers.calls())
        .containsExactly(
            "import C:\\l\\base from C:\\t\\base over []",
            "process base C:\\l\\base",
            "process utility C:\\l\\base\\UtilityVM",
            "import C:\\l\\top from C:\\t\\top over [C:\\l\\base]",
            "create C:\\s\\x over [C:\\l\\base]",
            "expand C:\\s\\x to 42949672960",
            "grant shop.api.1.y C:\\s\\x\\sandbox.vhdx");
    host.storage().prepareLayer("C:\\s\\x", parents);
    host.storage().unprepareLayer("C:\\s\\x");
    assertThat(host.storage().getLayerMountPath("C:\\s\\x")).isEmpty();
    host.storage().deactivateLayer("C:\\s\\x");
    host.storage().destroyLayer("C:\\s\\x");
    assertThat(host.storage().layerExists("C:\\s\\x")).isFalse();
  }

  @Test
  void thousands_of_rounds_under_garbage_collection_leave_nothing_alive() {
    int rounds = Platform.isWindows() ? 300 : 10_000; // Wine takes 40 ms for a thread
    for (int i = 0; i < rounds; i++) {
      String id = "round" + i;
      try (HcsSystem system =
          host.compute().createComputeSystem(id, i % 2 == 0 ? V2 : named(id), soon())) {
        assertThat(system.properties("", soon())).contains(id);
        system.terminate(soon());
      }
      if (i % 1000 == 0) {
        System.gc();
      }
    }
  }

  /**
   * A thread of Windows that ends holds the lock of the loader, which a new thread needs: were the
   * thread of a notification to leave the Java machine only then, both would wait for ever.
   */
  @Test
  void threads_of_notifications_end_while_others_start_and_garbage_is_collected() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Runnable busy =
        () -> {
          System.gc();
          runAsync(() -> {}, task -> started(new Thread(task))).join();
        };
    List<Thread> others = List.of(until(over, busy), until(over, busy));
    for (int i = 0; i < 8; i++) {
      String id = "round" + i;
      try (HcsSystem system = host.compute().createComputeSystem(id, named(id), soon())) {
        system.start(soon());
        system.terminate(soon());
      }
    }
    over.countDown();
    for (Thread other : others) {
      other.join(Duration.ofSeconds(20).toMillis());
    }
    assertThat(host.compute().enumerateComputeSystems("", soon())).isEqualTo("[]");
  }

  private static Thread until(CountDownLatch over, Runnable work) {
    Runnable again =
        () -> {
          while (over.getCount() > 0) {
            work.run();
          }
        };
    return started(new Thread(again, "busy"));
  }

  private static Thread started(Thread thread) {
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static String named(String id) {
    return V1.replace("shop.api.1.y", id);
  }

  private static String firstLine(HcsProcess process) {
    try {
      byte[] bytes = process.standardOutput().orElseThrow().readNBytes(8);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void exited(String status) {
    assertThat(status).contains("\"Exited\":true");
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(20));
  }
}
