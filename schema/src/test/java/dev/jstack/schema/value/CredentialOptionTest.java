package dev.jstack.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialOptionTest {

  @Test
  void a_spec_follows_an_equals_sign_or_a_colon_in_any_case() {
    assertThat(CredentialOption.spec("credentialspec=file://web.json")).contains("file://web.json");
    assertThat(CredentialOption.spec("CredentialSpec:Registry://web")).contains("Registry://web");
    assertThat(CredentialOption.spec("credentialspec=raw://{\n}")).contains("raw://{\n}");
  }

  @Test
  void everything_else_is_another_option() {
    assertThat(CredentialOption.spec("credentialspec")).isEmpty();
    assertThat(CredentialOption.spec("credentialspec=web.json")).isEmpty();
    assertThat(CredentialOption.spec("seccomp=unconfined")).isEmpty();
  }
}
