package dev.jstack.image.registry;

import dev.jstack.image.model.ImageProblem;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import dev.jstack.json.JsonName;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Docker's protocol of credential helpers: {@code docker-credential-NAME get}. */
final class CredentialHelper {
  private static final int SECONDS = 10;
  private static final int LONGEST_ANSWER = 1 << 16;

  private final Map<String, String> environment;

  CredentialHelper(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The login for {@code server}; empty when the helper says it has none. */
  Optional<Credentials> get(String name, String server) throws IOException {
    String program = "docker-credential-" + name;
    Path file = locate(program).orElseThrow(() -> fault(program + " is not on the PATH"));
    ProcessBuilder builder = new ProcessBuilder(file.toString(), "get");
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      return answer(program, process, server);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Optional<Credentials> answer(String program, Process process, String server)
      throws IOException {
    CompletableFuture<String> output =
        CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    try (var in = process.getOutputStream()) {
      in.write((server + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It did not want its input: the exit code will tell.
    }
    String text = await(program, process, output);
    if (process.exitValue() != 0) {
      if (text.contains("credentials not found")) {
        return Optional.empty();
      }
      // The text of a failed helper may hold anything, a secret too.
      throw fault(program + " ended with code " + process.exitValue());
    }
    return parse(program, text);
  }

  private static String await(String program, Process process, CompletableFuture<String> output)
      throws IOException {
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return output.get(SECONDS, TimeUnit.SECONDS);
      }
      throw fault(program + " did not answer within " + SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw fault(program + " was interrupted");
    } catch (ExecutionException | TimeoutException e) {
      throw fault(program + " did not answer");
    }
  }

  private static Optional<Credentials> parse(String program, String text) throws IOException {
    try {
      Answer answer = Json.PLAIN.readLenient(text, Answer.class);
      return Optional.of(new Credentials(answer.user(), answer.secret()));
    } catch (JsonException e) {
      throw fault(program + " answered with something that is no login");
    }
  }

  private static String read(InputStream in) {
    try {
      return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private Optional<Path> locate(String program) {
    String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
    for (String directory : path.split(File.pathSeparator, -1)) {
      if (directory.isEmpty()) {
        continue; // the working directory: whoever wrote a stack file there must not be run
      }
      for (String suffix : List.of("", ".exe", ".cmd")) {
        Path file = Path.of(directory, program + suffix);
        if (Files.isExecutable(file)) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
  }

  private static RegistryException fault(String message) {
    return RegistryException.lasting(ImageProblem.CREDENTIALS, message);
  }

  /** What a helper prints. */
  record Answer(@JsonName("Username") String user, @JsonName("Secret") String secret) {
    @Override
    public String toString() {
      return "Answer[" + user + ", ***]";
    }
  }
}
