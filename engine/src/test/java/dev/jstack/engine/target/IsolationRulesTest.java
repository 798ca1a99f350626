package dev.jstack.engine.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.schema.model.Isolation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolationRulesTest {

  @ParameterizedTest(name = "{0} image {1}: process {2}, hyperv {3}")
  @CsvSource({
    "windows-server-2019, 14393, false, true",
    "windows-server-2019, 17763, true, true",
    "windows-server-2019, 20348, false, false",
    "windows-server-2022, 17763, false, true",
    "windows-server-2022, 20348, true, true",
    "windows-server-2022, 26100, false, false",
    "windows-server-23h2, 20348, true, true",
    "windows-server-23h2, 25398, true, true",
    "windows-server-2025, 17763, false, true",
    "windows-server-2025, 20348, true, true",
    "windows-server-2025, 25398, true, true",
    "windows-server-2025, 26100, true, true",
    "windows-11, 14393, false, true",
    "windows-11, 20348, true, true",
    "windows-11, 26100, true, true",
  })
  void images_fit_hosts_as_in_microsofts_table(
      String target, int image, boolean process, boolean hyperv) {
    IsolationRules rules = new IsolationRules(Targets.facts(target).orElseThrow());

    assertThat(works(rules, Isolation.PROCESS, image)).isEqualTo(process);
    assertThat(works(rules, Isolation.HYPERV, image)).isEqualTo(hyperv);
  }

  @Test
  void servers_default_to_process_and_clients_to_hyperv() {
    assertThat(chosen("windows-server-2022", Isolation.DEFAULT, 20348).isolation())
        .isEqualTo(Isolation.PROCESS);
    assertThat(chosen("windows-11", Isolation.DEFAULT, 26100).isolation())
        .isEqualTo(Isolation.HYPERV);
  }

  @Test
  void a_default_that_does_not_fit_becomes_hyperv_and_says_so() {
    IsolationDecision.Chosen chosen = chosen("windows-server-2022", Isolation.DEFAULT, 17763);

    assertThat(chosen.isolation()).isEqualTo(Isolation.HYPERV);
    assertThat(chosen.warning()).hasValueSatisfying(w -> assertThat(w).contains("17763"));
  }

  @Test
  void a_host_without_hypervisor_refuses_hyperv_and_names_both_reasons() {
    HostFacts bare = withoutHypervisor(Targets.facts("windows-server-2022").orElseThrow());

    assertThat(new IsolationRules(bare).decide(Isolation.DEFAULT, version(17763)))
        .isInstanceOfSatisfying(
            IsolationDecision.Refused.class,
            refused -> {
              assertThat(refused.reasons()).hasSize(2);
              assertThat(refused.reasons().get(1)).contains("hypervisor");
            });
  }

  @Test
  void an_older_image_on_a_host_newer_than_the_table_is_a_warning() {
    HostFacts newest = withBuild(Targets.facts("windows-server-2025").orElseThrow(), 26200);

    assertThat(new IsolationRules(newest).decide(Isolation.PROCESS, version(20348)))
        .isInstanceOfSatisfying(
            IsolationDecision.Chosen.class, chosen -> assertThat(chosen.warning()).isPresent());
  }

  private static boolean works(IsolationRules rules, Isolation asked, int build) {
    return rules.decide(asked, version(build)) instanceof IsolationDecision.Chosen;
  }

  private static IsolationDecision.Chosen chosen(String target, Isolation asked, int build) {
    IsolationRules rules = new IsolationRules(Targets.facts(target).orElseThrow());
    return (IsolationDecision.Chosen) rules.decide(asked, version(build));
  }

  private static Optional<WindowsVersion> version(int build) {
    return Optional.of(new WindowsVersion(10, 0, build, 1234));
  }

  private static HostFacts withoutHypervisor(HostFacts facts) {
    return copy(facts, facts.version(), false);
  }

  private static HostFacts withBuild(HostFacts facts, int build) {
    return copy(facts, new WindowsVersion(10, 0, build, 0), facts.hypervisor());
  }

  private static HostFacts copy(HostFacts facts, WindowsVersion version, boolean hypervisor) {
    return new HostFacts(
        facts.kind(),
        facts.target(),
        version,
        facts.server(),
        hypervisor,
        facts.processors(),
        facts.memoryBytes(),
        facts.schemaMinor(),
        facts.isolationLevel(),
        facts.stateRoot(),
        facts.limitations());
  }
}
