package dev.jstack.schema.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.json.Json;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.config.Config;
import dev.jstack.testing.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Generated stacks and changed ones, given to docker compose and to jstack: both refuse, or both
 * make the same model of them. Differences that are meant are listed in {@link Excused} and in
 * docs/conformance.md.
 */
class PeerComposeIT {
  private static final int CASES = Integer.getInteger("peer.cases", 200);

  /** From so many generated stacks on, nearly each place of the format should have been met. */
  private static final int ALL_PLACES = 2_000;

  private static final int MISSED = 15;

  private static final long SEED = Long.getLong("peer.seed", 1);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/peer", "PATH", "/usr/bin");

  @TempDir private Path directory;

  /** Generators of jqwik outside of a property need one. */
  @BeforeEach
  void open_a_session() {
    JqwikSession.start();
  }

  @AfterEach
  void close_the_session() {
    JqwikSession.finish();
  }

  @Test
  void both_make_the_same_of_generated_stacks() throws IOException, InterruptedException {
    compare(new GeneratedStacks(new StackGenerator()), CASES, Switch.NONE);
  }

  @Test
  void both_make_the_same_of_real_stacks_with_a_change() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Corpus.folder().isPresent(), "JSTACK_CONFORMANCE does not name the folder of the data");
    compare(new MutatedStacks(Corpus.folder().orElseThrow()), CASES, Switch.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void both_answer_the_same_to_a_switch(Switch how) throws IOException, InterruptedException {
    compare(new GeneratedStacks(new StackGenerator()), CASES / 5, how);
  }

  private void compare(StackSource source, int cases, Switch how)
      throws IOException, InterruptedException {
    String program = System.getenv("JSTACK_PEER_COMPOSE");
    Assumptions.assumeTrue(
        program != null, "JSTACK_PEER_COMPOSE names no docker compose v5: nothing to compare with");
    PeerCompose peer = new PeerCompose(program);
    Random random = new Random(SEED);
    List<String> found = new ArrayList<>();
    Coverage coverage = new Coverage();
    int accepted = 0;
    for (int i = 0; i < cases; i++) {
      StackSource.Case one = source.next(random, directory);
      Map<String, String> environment = new HashMap<>(ENVIRONMENT);
      environment.putAll(one.environment());
      PeerCompose.Answer answer = peer.config(one, how, environment);
      if (answer.model().isPresent()) {
        accepted++;
        for (Path file : one.written()) {
          coverage.add(Files.readString(file));
        }
      }
      for (String difference : differences(answer, one, how, environment)) {
        if (!Excused.isMeant(difference)) {
          found.add("number %d: %s%s".formatted(i, difference, texts(one)));
        }
      }
    }
    System.out.printf(
        "%s %s: %d stacks of seed %d, %d accepted by docker compose, with %s; without %s%n",
        source.getClass().getSimpleName(),
        how,
        cases,
        SEED,
        accepted,
        coverage,
        coverage.missing());
    assertThat(accepted).as("files that docker compose accepts").isGreaterThan(cases / 5);
    assertThat(found).isEmpty();
    if (source instanceof GeneratedStacks && cases >= ALL_PLACES) {
      assertThat(coverage.missingPlaces()).hasSizeLessThan(MISSED);
    }
  }

  private static List<String> differences(
      PeerCompose.Answer answer,
      StackSource.Case one,
      Switch how,
      Map<String, String> environment) {
    LoadResult ours = load(one, how, environment);
    List<String> errors =
        ours.diagnostics().stream()
            .filter(Diagnostic::isError)
            .map(d -> d.code() + " " + d.message())
            .toList();
    if (answer.model().isPresent() && errors.isEmpty()) {
      Object model = Json.tree(new Config(ours.canonical().orElseThrow()).json());
      return new Differences(one.directory()).between(answer.model().get(), model);
    }
    if (answer.model().isEmpty() != errors.isEmpty()) {
      return List.of();
    }
    if (errors.isEmpty() && how == Switch.NO_CONSISTENCY) {
      return List.of(); // it goes on to check what belongs to no service
    }
    return errors.isEmpty()
        ? List.of("peer refuses: " + answer.refusal().strip())
        : List.of("we refuse: " + errors);
  }

  private static String texts(StackSource.Case one) throws IOException {
    StringBuilder texts = new StringBuilder();
    for (String file : one.files()) {
      String text = Files.readString(one.directory().resolve(file));
      texts.append("\n--- ").append(one.directory().getFileName()).append('/').append(file);
      texts.append('\n').append(text, 0, Math.min(text.length(), 4_000));
    }
    return texts.toString();
  }

  private static LoadResult load(
      StackSource.Case one, Switch how, Map<String, String> environment) {
    return StackLoader.create()
        .load(
            new LoadRequest(
                one.files(),
                Optional.empty(),
                one.directory(),
                Optional.empty(),
                Optional.of("t"),
                List.of(),
                one.profiles(),
                environment,
                false,
                List.of(),
                Map.of(),
                how.switches()));
  }
}
