package dev.jstack.host.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HResultsTest {
  @Test
  void both_families_of_compute_codes_mean_the_same() {
    assertThat(HResults.find(0xC0370110)).contains(HResult.HCS_E_SYSTEM_ALREADY_STOPPED);
    assertThat(HResults.find(0x80370110)).contains(HResult.HCS_E_SYSTEM_ALREADY_STOPPED);
    assertThat(HResults.error(0xC037010E)).isEqualTo(HostError.NOT_FOUND);
  }

  @Test
  void people_may_type_a_code_in_any_form() {
    for (String text :
        List.of("0x803b0013", "803B0013", "2151350291", "hcn_e_port_already_exists")) {
      assertThat(HResults.find(text)).as(text).contains(HResult.HCN_E_PORT_ALREADY_EXISTS);
    }
    assertThat(HResults.find("no code")).isEmpty();
    assertThat(HResults.find("0x12345678")).isEmpty();
  }

  @Test
  void codes_are_unique_and_sentences_are_sentences() {
    assertThat(HResult.values()).extracting(HResult::code).doesNotHaveDuplicates();
    assertThat(HResult.values())
        .extracting(HResult::sentence)
        .allSatisfy(sentence -> assertThat(sentence).endsWith(".").doesNotContain("  "));
  }

  @Test
  void a_failure_keeps_the_code_as_given_and_prefers_the_first_event() {
    HostException failure =
        HResults.failure(0xC0370105, "HcsCreateProcess", "web", "code", List.of("not started"));
    assertThat(failure.hresult()).isEqualTo(0xC0370105);
    assertThat(failure.error()).isEqualTo(HostError.INVALID_STATE);
    assertThat(failure).hasMessage("HcsCreateProcess web: not started (0xC0370105)");
  }
}
