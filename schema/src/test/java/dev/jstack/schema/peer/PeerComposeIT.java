package dev.jstack.schema.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.json.Json;
import dev.jstack.schema.LoadRequest;
import dev.jstack.schema.LoadResult;
import dev.jstack.schema.StackLoader;
import dev.jstack.schema.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated stacks, given to docker compose and to jstack: both refuse, or both make the same model
 * of them. Differences that are meant are listed in {@link Excused} and in docs/conformance.md.
 */
class PeerComposeIT {
  private static final int CASES = Integer.getInteger("peer.cases", 200);
  private static final long SEED = Long.getLong("peer.seed", 1);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/peer", "PATH", "/usr/bin");

  @TempDir Path directory;

  @Test
  void both_make_the_same_of_generated_stacks() throws IOException, InterruptedException {
    String program = System.getenv("JSTACK_PEER_COMPOSE");
    Assumptions.assumeTrue(
        program != null, "JSTACK_PEER_COMPOSE names no docker compose v5: nothing to compare with");
    PeerCompose peer = new PeerCompose(program);
    StackGenerator generator = new StackGenerator();
    Random random = new Random(SEED);
    List<String> found = new ArrayList<>();
    int accepted = 0;
    for (int i = 0; i < CASES; i++) {
      List<String> files = write(generator, random);
      PeerCompose.Answer answer = peer.config(directory, files, ENVIRONMENT);
      accepted += answer.model().isPresent() ? 1 : 0;
      differences(answer, files).stream()
          .filter(difference -> !Excused.isMeant(difference))
          .forEach(found::add);
    }
    assertThat(accepted).as("files that docker compose accepts").isGreaterThan(CASES / 4);
    assertThat(found).isEmpty();
  }

  private List<String> write(StackGenerator generator, Random random) throws IOException {
    Files.writeString(directory.resolve("a.yaml"), generator.generate(random));
    if (random.nextInt(3) > 0) {
      return List.of("a.yaml");
    }
    Files.writeString(directory.resolve("b.yaml"), generator.override(random));
    return List.of("a.yaml", "b.yaml");
  }

  private List<String> differences(PeerCompose.Answer answer, List<String> files)
      throws IOException {
    LoadResult ours = load(files);
    boolean refused = ours.diagnostics().stream().anyMatch(Diagnostic::isError);
    if (answer.model().isPresent() && !refused) {
      Object model = Json.tree(new Config(ours.canonical().orElseThrow()).json());
      return told(Differences.between(answer.model().get(), model), files);
    }
    if (answer.model().isEmpty() == refused) {
      return List.of();
    }
    return refused
        ? told(List.of("we refuse: " + errors(ours)), files)
        : told(List.of("peer refuses: " + answer.refusal()), files);
  }

  private static String errors(LoadResult result) {
    return result.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::message)
        .toList()
        .toString();
  }

  private List<String> told(List<String> differences, List<String> files) throws IOException {
    StringBuilder texts = new StringBuilder();
    for (String file : files) {
      texts
          .append("\n--- ")
          .append(file)
          .append('\n')
          .append(
              Files.readString(directory.resolve(file))
                  .replaceFirst("(?s)networks:\n  front: .*", ""));
    }
    return differences.stream().map(difference -> difference.strip() + texts).toList();
  }

  private LoadResult load(List<String> files) {
    return StackLoader.create()
        .load(
            new LoadRequest(
                files,
                Optional.empty(),
                directory,
                Optional.empty(),
                Optional.of("t"),
                List.of(),
                List.of(),
                ENVIRONMENT,
                false,
                List.of(),
                Map.of(),
                LoadRequest.Switches.ALL.withoutMeaning()));
  }
}
