package dev.jstack.schema.peer;

import dev.jstack.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** docker compose as a program that one can ask. */
final class PeerCompose {
  private final String program;

  PeerCompose(String program) {
    this.program = program;
  }

  /** What it says of some files: the model, or why it refuses them. */
  record Answer(Optional<Object> model, String refusal) {}

  Answer config(StackSource.Case one, Switch how, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "-p", "t"));
    one.files().forEach(file -> command.addAll(List.of("-f", file)));
    one.profiles().forEach(profile -> command.addAll(List.of("--profile", profile)));
    command.addAll(List.of("config", "--format", "json"));
    command.addAll(how.words());
    ProcessBuilder builder = new ProcessBuilder(command).directory(one.directory().toFile());
    Path out = one.directory().resolve("peer.json");
    Path err = one.directory().resolve("peer.txt");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("no answer of " + program + " within 60 s");
    }
    return process.exitValue() == 0
        ? new Answer(Optional.of(Json.tree(Files.readString(out))), "")
        : new Answer(Optional.empty(), Files.readString(err));
  }
}
