package dev.jstack.host.strict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.host.Host;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.contract.Given;
import dev.jstack.host.contract.HostContract;
import dev.jstack.host.document.hcs.MappedDirectory;
import dev.jstack.host.strict.compute.LayerVersions;
import dev.jstack.host.strict.compute.PretendCompute;
import dev.jstack.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrictHostTest extends HostContract {
  private static final String VOLUME = "\\\\?\\Volume{4e1c3c8d-3a77-4d3b-9d75-0a5c1a1f7d10}\\";
  private final PretendCompute compute = new PretendCompute();
  private final Host host =
      StrictHosts.with(StrictHosts.facts(20348, true), compute, LayerVersions.unknown());

  @Override
  protected Host host() {
    return host;
  }

  @Override
  protected List<String> layers() {
    return List.of("C:\\layers\\a", "C:\\layers\\base");
  }

  @Override
  protected String volume(String id) {
    return VOLUME;
  }

  @Override
  protected String scratch(String id) {
    return "C:\\ProgramData\\jstack\\scratch\\" + id;
  }

  @Override
  protected String longCommand() {
    return "ping -t localhost";
  }

  @Test
  void a_system_that_vanishes_has_exited_unexpectedly() {
    HcsSystem system = created("crash", Json.DOCUMENT.write(container()));
    system.start(Given.soon());
    compute.crash("crash");
    assertThat(system.waitForExit(Given.soon()).orElseThrow())
        .contains("UnexpectedExit", String.valueOf(0x80370106));
  }

  @Test
  void a_volume_is_no_directory_and_paths_are_absolute() {
    refuses(Given.container(layers(), "C:\\scratch", Optional.empty()), "volume");
    refuses(mapping("C:\\data", "data"), "not absolute");
    refuses(mapping("C:\\data", "C:\\"), "nothing can be mapped");
    refuses(mapping("C:\\data", "C:\\a\\..\\b"), "plain form");
    refuses(Given.container(List.of(), VOLUME, Optional.empty()), "at least one layer");
  }

  private static Object mapping(String host, String container) {
    return Given.container(
        List.of("C:\\layers\\base"),
        VOLUME,
        Optional.empty(),
        List.of(MappedDirectory.of(host, container, false)),
        List.of());
  }

  private void refuses(Object document, String reason) {
    assertThatThrownBy(() -> created("x", Json.DOCUMENT.write(document)))
        .isInstanceOf(HostException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void an_image_of_another_build_and_a_missing_hypervisor_are_refused() {
    LayerVersions newer = layer -> Optional.of(WindowsVersion.parse("10.0.26100.1"));
    Host old = StrictHosts.with(StrictHosts.facts(20348, false), new PretendCompute(), newer);
    assertThatThrownBy(
            () ->
                old.compute()
                    .createComputeSystem("x", Json.DOCUMENT.write(container()), Given.soon()))
        .isInstanceOfSatisfying(
            HostException.class, e -> assertThat(e.error()).isEqualTo(HostError.IMAGE_MISMATCH));
    String machine =
        Json.DOCUMENT.write(
            Given.machine("vm", layers(), scratch("vm"), layers().get(0), List.of()));
    assertThatThrownBy(() -> old.compute().createComputeSystem("vm", machine, Given.soon()))
        .isInstanceOfSatisfying(
            HostException.class,
            e -> assertThat(e.error()).isEqualTo(HostError.HYPERVISOR_MISSING));
  }

  @Test
  void a_script_says_how_processes_end() {
    Host scripted =
        StrictHosts.with(
            StrictHosts.facts(20348, true),
            new PretendCompute((system, parameters) -> PretendCompute.Behaviour.exits(7)),
            LayerVersions.unknown());
    try (HcsSystem system =
        scripted
            .compute()
            .createComputeSystem("x", Json.DOCUMENT.write(container()), Given.soon())) {
      system.start(Given.soon());
      assertThat(
              system
                  .createProcess(Given.process("x"), Given.soon())
                  .waitForExit(Given.now())
                  .orElseThrow())
          .contains("\"ExitCode\":7");
    }
  }
}
