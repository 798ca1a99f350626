package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.host.Host;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.contract.Given;
import dev.jstack.host.strict.compute.PretendCompute;
import dev.jstack.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that do not answer: every call ends by its deadline, and what comes later is let go. */
class SilenceIT {
  private static final UUID ID = new UUID(5, 5);
  private static final List<String> LAYERS = List.of("C:\\layers\\a");
  private final StubFaults faults = new StubFaults();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HNSCall",
        "HcnEnumerateNetworks",
        "HcnCreateNetwork",
        "HcnOpenEndpoint",
        "HcnDeleteNamespace",
        "HcsEnumerateComputeSystems",
        "HcsOpenComputeSystem",
        "HcsGetServiceProperties",
        "NameToGuid",
        "LayerExists",
        "ActivateLayer",
        "ImportLayer"
      })
  void a_call_without_a_deadline_of_its_own_has_one(String function) {
    try (StubbedHost stubbed = open()) {
      faults.silence(function);
      String asked = function.equals("HcnOpenEndpoint") ? "HcnQueryEndpointProperties" : function;
      timesOut(asked, () -> call(stubbed.host(), function));
      faults.speak();
    }
  }

  private static Object call(Host host, String function) {
    return switch (function) {
      case "HNSCall" -> host.network().version();
      case "HcnEnumerateNetworks" -> host.network().enumerateNetworks("");
      case "HcnCreateNetwork" ->
          done(
              () ->
                  host.network()
                      .createNetwork(ID, Given.network("n", "10.213.4.0/24", "10.213.4.1")));
      case "HcnOpenEndpoint" -> host.network().queryEndpoint(ID, "");
      case "HcnDeleteNamespace" -> done(() -> host.network().deleteNamespace(ID));
      case "HcsEnumerateComputeSystems" ->
          host.compute().enumerateComputeSystems("", Deadline.in(Duration.ofMillis(100)));
      case "HcsOpenComputeSystem" -> host.compute().openComputeSystem("x");
      case "HcsGetServiceProperties" ->
          host.compute().serviceProperties("{\"PropertyTypes\":[\"Basic\"]}");
      case "NameToGuid" -> host.storage().nameToGuid("a");
      case "LayerExists" -> host.storage().layerExists("C:\\layers\\a");
      case "ActivateLayer" -> done(() -> host.storage().activateLayer("C:\\layers\\a"));
      default -> done(() -> host.storage().importLayer("C:\\layers\\a", "C:\\t", List.of()));
    };
  }

  private static String done(Runnable call) {
    call.run();
    return "done";
  }

  @ParameterizedTest
  @ValueSource(strings = {"HcsCreateComputeSystem", "HcsStartComputeSystem", "HcsCreateProcess"})
  void what_is_made_after_the_deadline_is_let_go_of_in_both_libraries(String function) {
    for (boolean legacy : List.of(false, true)) {
      try (StubbedHost stubbed = open()) {
        faults.silence(function);
        timesOut(function, () -> live(stubbed.host(), legacy));
        faults.speak();
      }
    }
  }

  private static void live(Host host, boolean legacy) {
    String document =
        legacy
            ? Json.DOCUMENT.write(Given.machine("s", LAYERS, "C:\\s", LAYERS.get(0), List.of()))
            : Json.DOCUMENT.write(
                Given.container(
                    LAYERS,
                    "\\\\?\\Volume{4e1c3c8d-3a77-4d3b-9d75-0a5c1a1f7d10}\\",
                    Optional.empty()));
    Deadline soon = Deadline.in(Duration.ofMillis(500));
    try (HcsSystem system = host.compute().createComputeSystem("s", document, soon)) {
      system.start(Deadline.in(Duration.ofMillis(500)));
      system.createProcess(Given.process("x"), Deadline.in(Duration.ofMillis(500))).close();
    }
  }

  @Test
  void a_preparation_that_hangs_keeps_the_next_one_out_until_its_deadline() {
    try (StubbedHost stubbed = open()) {
      faults.silence("PrepareLayer");
      timesOut("PrepareLayer", () -> stubbed.host().storage().prepareLayer("C:\\s\\a", LAYERS));
      timesOut("PrepareLayer", () -> stubbed.host().storage().prepareLayer("C:\\s\\b", LAYERS));
      faults.speak();
    }
  }

  private StubbedHost open() {
    return StubbedHost.impatient(AbiHosts.with(new PretendCompute(), new FakeLayers()), faults);
  }

  private static void timesOut(String function, Runnable call) {
    Deadline patience = Deadline.in(Duration.ofSeconds(15));
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            HostException.class,
            e -> {
              assertThat(e.error()).isEqualTo(HostError.TIMED_OUT);
              assertThat(e.operation()).isEqualTo(function);
              assertThat(e.cure()).contains("again");
            });
    assertThat(patience.isOver()).as("it took too long").isFalse();
  }
}
