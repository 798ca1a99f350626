package dev.jstack.engine.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.desired.DesiredProvider;
import dev.jstack.engine.state.ProviderRecord;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.model.Provider;
import dev.jstack.schema.model.Stack;
import dev.jstack.schema.model.StackName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProvidedStackTest {
  private static final String SHOP =
      """
      name: shop
      services:
        web:
          image: registry.local/web:1
          environment: {KEY: own, MODE: prod}
          depends_on: [db]
        other: {image: registry.local/other:1}
        db:
          provider: {type: cloud, options: {type: mysql, password: hush-hush}}
      """;
  private static final Providers FOUND =
      new Providers() {
        @Override
        public Optional<Path> find(Provider provider) {
          return provider.type().equals("cloud")
              ? Optional.of(Path.of("/usr/bin/cloud"))
              : Optional.empty();
        }

        @Override
        public ProviderRecord up(StackName stack, DesiredProvider provider, Call call) {
          throw new AssertionError("planning runs nothing");
        }

        @Override
        public void end(StackName stack, ProviderRecord record, boolean remove, Call call) {
          throw new AssertionError("planning runs nothing");
        }
      };

  private static Stack stack(String text) {
    LoadResult result =
        StackLoader.create()
            .load(
                new LoadRequest(
                    List.of("-"),
                    Optional.of(text),
                    Path.of("/work/shop"),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Map.of("PATH", "/usr/bin"),
                    false,
                    List.of(),
                    Map.of(),
                    LoadRequest.Switches.ALL));
    return result.stack().orElseThrow(() -> new AssertionError(result.diagnostics().toString()));
  }

  private static ProvidedStack provided(String text) {
    ProviderRecord record =
        new ProviderRecord(
            1,
            "db",
            "d",
            "/usr/bin/cloud",
            "/work/shop",
            List.of(),
            Optional.empty(),
            Map.of("URL", "http://db"),
            Map.of("KEY", "theirs"),
            false);
    return ProvidedStack.of(stack(text), Map.of("db", record), FOUND, false);
  }

  private static List<String> said(ProvidedStack provided) {
    return provided.diagnostics().stream().map(d -> d.code() + " " + d.range().label()).toList();
  }

  @Test
  void services_that_depend_on_it_have_what_it_set_and_no_others() {
    ProvidedStack provided = provided(SHOP);

    assertThat(provided.stack().service("web").orElseThrow().process().environment())
        .containsEntry("DB_URL", "http://db")
        .containsEntry("KEY", "theirs")
        .containsEntry("MODE", "prod");
    assertThat(provided.stack().service("other").orElseThrow().process().environment()).isEmpty();
    assertThat(provided.stack().service("db")).isEmpty();
    assertThat(provided.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("a provider overrides the variable `KEY` of `web`");
  }

  @Test
  void options_that_sound_like_secrets_are_shown_nowhere() {
    ProvidedStack provided = provided(SHOP);

    assertThat(provided.providers().get(0).shownCommand("shop"))
        .isEqualTo("compose --project-name=shop up --type=mysql --password=(secret) db");
    assertThat(provided.providers() + provided.toString()).doesNotContain("hush-hush");
    assertThat(provided.providers().get(0).definition()).startsWith("salted:");
    assertThat(provided(SHOP.replace("hush-hush", "x")).providers().get(0).definition())
        .isNotEqualTo(provided.providers().get(0).definition());
  }

  @Test
  void a_program_that_is_not_there_or_no_name_is_an_error_at_its_place() {
    assertThat(said(provided(SHOP.replace("type: cloud", "type: nothing"))))
        .contains("JS3110 <stdin>:9:22");
    assertThat(said(provided(SHOP.replace("type: cloud", "type: ./run.sh"))))
        .contains("JS3111 <stdin>:9:22");
    assertThat(said(provided(SHOP.replace("type: cloud", "type: compose"))))
        .contains("JS3111 <stdin>:9:22");
  }

  @Test
  void a_provider_waits_for_no_container_and_shares_no_network() {
    String text =
        SHOP.replace("  db:\n", "  joiner: {image: j, network_mode: service:db}\n  db:\n")
            .replace("hush-hush}}", "x}}\n    depends_on: [other]");
    assertThat(said(provided(text))).anyMatch(s -> s.startsWith("JS3112"));
    assertThat(said(provided(text))).anyMatch(s -> s.startsWith("JS3113"));
  }

  @Test
  void on_a_host_that_is_only_played_every_program_is_there() {
    ProvidedStack provided = ProvidedStack.of(stack(SHOP), Map.of(), Providers.NONE, true);

    assertThat(provided.providers()).hasSize(1);
    assertThat(provided.diagnostics()).noneMatch(Diagnostic::isError);
  }
}
