package dev.jstack.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.ObservedAddresses;
import dev.jstack.engine.desired.SecretBytes;
import dev.jstack.engine.external.ExternalKind;
import dev.jstack.engine.external.Externals;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExternalLoweringTest {
  private static final String TARGET = "windows-server-2022";
  private static final String STACK =
      """
      name: shop
      services:
        web:
          image: registry.local/web:1
          command: web.exe
          secrets: [token]
          configs: [token]
      secrets:
        token: {external: true, name: shop-token}
      configs:
        token: {external: true, name: shop-token}
      """;
  private static final String SPEC =
      """
      {"CmsPlugins":["ActiveDirectory"],"DomainJoinConfig":{"Sid":"S-1"},
       "ActiveDirectoryConfig":{"GroupManagedServiceAccounts":[{"Name":"web"}]}}
      """;

  private final Map<String, String> kept = new LinkedHashMap<>();

  private LoweringResult lower(String text) {
    LoweringContext on = Stacks.withObserved(Stacks.on(TARGET), ObservedAddresses.NONE);
    LoweringContext context =
        new LoweringContext(
            on.facts(),
            on.images(),
            on.files(),
            new Kept(),
            on.credentialSpecs(),
            on.heldPorts(),
            on.neighbours(),
            on.utilityVms(),
            on.observed(),
            on.addressPool(),
            false);
    return Lowering.lower(Stacks.of(text), context);
  }

  private final class Kept implements Externals {
    @Override
    public Optional<SecretBytes> find(ExternalKind kind, String name) {
      return Optional.ofNullable(kept.get(kind.word() + " " + name))
          .map(text -> SecretBytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public List<String> names(ExternalKind kind) {
      return kept.keySet().stream()
          .filter(key -> key.startsWith(kind.word() + " "))
          .map(key -> key.substring(kind.word().length() + 1))
          .toList();
    }
  }

  private static DesiredContainer container(LoweringResult result) {
    return result
        .state()
        .orElseThrow(() -> new AssertionError(result.diagnostics().toString()))
        .containers()
        .get(0);
  }

  @Test
  void one_that_is_not_kept_is_an_error_at_its_place_with_the_command_that_makes_it() {
    kept.put("config shop-token", "level=info");

    List<Diagnostic> errors = lower(STACK).diagnostics();

    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).code()).isEqualTo("JS3061");
    assertThat(errors.get(0).message())
        .isEqualTo("external secret `shop-token` is not on this host");
    assertThat(errors.get(0).range().label()).endsWith(":9:3");
    assertThat(errors.get(0).hints()).contains("jstack external create secret shop-token FILE");
  }

  @Test
  void a_name_that_is_near_is_named() {
    kept.put("secret shop-tokens", "x");
    kept.put("config shop-token", "x");

    assertThat(lower(STACK).diagnostics().get(0).hints().get(0))
        .startsWith("did you mean `shop-tokens`?");
  }

  @Test
  void a_secret_and_a_config_of_one_name_are_two_and_staged_where_files_are() {
    kept.put("secret shop-token", "hidden");
    kept.put("config shop-token", "level=info");

    assertThat(container(lower(STACK)).files())
        .extracting(
            f -> new String(f.content().reveal(), StandardCharsets.UTF_8), f -> f.containerPath())
        .contains(
            tuple("hidden", "C:\\ProgramData\\Docker\\secrets\\token"),
            tuple("level=info", "C:\\token"));
  }

  @Test
  void another_content_is_another_container_and_the_content_is_nowhere_in_clear() {
    kept.put("secret shop-token", "hidden");
    kept.put("config shop-token", "level=info");
    DesiredContainer before = container(lower(STACK));
    kept.put("secret shop-token", "changed");
    DesiredContainer after = container(lower(STACK));

    assertThat(after.id()).isNotEqualTo(before.id());
    assertThat(before.toString() + before.fixed().fields()).doesNotContain("hidden");
    assertThat(before.fixed().fields().toString()).contains("salted:");
  }

  @Test
  void a_host_that_is_only_played_has_every_one_and_says_so() {
    LoweringResult result = Lowering.lower(Stacks.of(STACK), Stacks.on(TARGET));

    assertThat(result.state()).isPresent();
    assertThat(result.diagnostics())
        .extracting(Diagnostic::code, Diagnostic::isError)
        .containsOnly(tuple("JS3037", false));
  }

  @Test
  void a_credential_spec_can_be_an_external_config() {
    String text =
        """
        name: shop
        services:
          web:
            image: registry.local/web:1
            command: web.exe
            credential_spec: {config: spec}
        configs:
          spec: {external: true}
        """;
    assertThat(Lowering.lower(Stacks.of(text), Stacks.on(TARGET)).state()).isPresent();
    assertThat(lower(text).diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("external config `spec` is not on this host");
    kept.put("config spec", SPEC);
    assertThat(lower(text).state()).isPresent();
    kept.put("config spec", "{}");
    assertThat(lower(text).diagnostics()).extracting(Diagnostic::code).containsExactly("JS3063");
  }

  @Test
  void a_name_that_nothing_can_have_is_refused_even_where_all_is_taken_to_be_there() {
    String text =
        STACK.replace(
            "secrets:\n  token: {external: true, name: shop-token}",
            "secrets:\n  token: {external: true, name: ../x}");
    assertThat(Lowering.lower(Stacks.of(text), Stacks.on(TARGET)).diagnostics())
        .filteredOn(Diagnostic::isError)
        .extracting(Diagnostic::message)
        .containsExactly("external secret `../x` cannot be there");
  }
}
