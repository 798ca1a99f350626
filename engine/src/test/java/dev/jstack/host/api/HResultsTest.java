package dev.jstack.host.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
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
  void every_code_is_unique_and_says_what_it_means_why_and_what_to_do() {
    assertThat(HResult.values()).extracting(HResult::code).doesNotHaveDuplicates();
    for (HResult result : HResult.values()) {
      for (String text : List.of(result.meaning(), result.cause(), result.cure())) {
        assertThat(text).as(result.name()).matches("\\S.{10,}[.]").doesNotContain("  ");
      }
    }
  }

  /** HCSHResult.md counts without gaps up to 0x8037011F, HCNHResult.md up to 0x803B0037. */
  @Test
  void every_code_of_the_published_tables_is_known() {
    IntStream.rangeClosed(0x80370100, 0x8037011F)
        .forEach(code -> assertThat(HResults.find(code)).as("0x%08X", code).isPresent());
    IntStream.rangeClosed(0x803B0001, 0x803B0037)
        .forEach(code -> assertThat(HResults.find(code)).as("0x%08X", code).isPresent());
  }

  @Test
  void people_are_told_the_meaning_and_the_words_of_the_host_when_they_say_more() {
    assertThat(HResult.HCN_E_INVALID_JSON.failure("HcnCreateNetwork", "n", "$.Nmae").told())
        .startsWith("the document is malformed")
        .endsWith("(the host says: $.Nmae)");
    assertThat(HResult.HCN_E_REQUEST_UNSUPPORTED.failure("HcnDeleteNamespace", "n").told())
        .isEqualTo("HNS does not do this to this object");
    assertThat(HResults.failure(0x80071234, "X", "", "", List.of()).told())
        .isEqualTo("the host answered with a code that jstack does not know, 0x80071234");
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
