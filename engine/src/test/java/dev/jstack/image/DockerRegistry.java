package dev.jstack.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jstack.image.model.Digest;
import dev.jstack.image.model.MediaTypes;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's docker-registry on loopback: {@code apt-get install docker-registry}. */
final class DockerRegistry implements AutoCloseable {
  static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
  static final String USER = "tester";
  static final String PASSWORD = "pa:ss w0rd";

  /** Of that user, as {@code htpasswd -nbB} prints it. */
  private static final String HTPASSWD =
      USER + ":$2y$05$abcdefghijklmnopqrstuuTHeteJ36c.unqfel/ltCGURvlIXHgOC\n";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String host;
  private final boolean login;

  private DockerRegistry(Process process, String host, boolean login) {
    this.process = process;
    this.host = host;
    this.login = login;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param login whether it wants the one user's
   */
  static DockerRegistry start(Path directory, boolean login) throws Exception {
    String host = "127.0.0.1:" + freePort();
    Path users = Files.writeString(directory.resolve("htpasswd"), HTPASSWD);
    String auth = login ? "auth: {htpasswd: {realm: test, path: " + users + "}}" : "";
    String text =
        """
        version: 0.1
        log: {level: error}
        storage: {filesystem: {rootdirectory: %s}}
        http: {addr: '%s'}
        %s
        """
            .formatted(directory.resolve("data"), host, auth);
    Path settings = Files.writeString(directory.resolve("registry.yml"), text);
    Process process =
        new ProcessBuilder(PROGRAM.toString(), "serve", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("registry.log").toFile())
            .start();
    DockerRegistry registry = new DockerRegistry(process, host, login);
    registry.awaitAnswer();
    return registry;
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private void awaitAnswer() throws Exception {
    Instant end = Instant.now().plusSeconds(30);
    while (Instant.now().isBefore(end)) {
      try {
        send(HttpRequest.newBuilder(URI.create("http://" + host + "/v2/")));
        return;
      } catch (IOException e) {
        assertThat(process.isAlive()).as("docker-registry runs").isTrue();
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    close();
    throw new AssertionError("docker-registry did not answer: " + host);
  }

  String host() {
    return host;
  }

  int port() {
    return Integer.parseInt(host.substring(host.indexOf(':') + 1));
  }

  void push(String repository, String tag, ImageFixture image) throws Exception {
    for (Map.Entry<Digest, byte[]> blob : image.blobs().entrySet()) {
      URI uploads = URI.create("http://" + host + "/v2/" + repository + "/blobs/uploads/");
      HttpRequest.Builder begin =
          HttpRequest.newBuilder(uploads).POST(HttpRequest.BodyPublishers.noBody());
      String place = send(begin).headers().firstValue("Location").orElseThrow();
      String sign = place.contains("?") ? "&" : "?";
      HttpRequest.Builder upload =
          HttpRequest.newBuilder(uploads.resolve(place + sign + "digest=" + blob.getKey()))
              .header("Content-Type", "application/octet-stream")
              .PUT(HttpRequest.BodyPublishers.ofByteArray(blob.getValue()));
      assertThat(send(upload).statusCode()).isEqualTo(201);
    }
    put(repository, tag, image.manifest(), MediaTypes.OCI_MANIFEST);
  }

  void put(String repository, String tag, byte[] manifest, String type) throws Exception {
    URI uri = URI.create("http://" + host + "/v2/" + repository + "/manifests/" + tag);
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(manifest)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (login) {
      byte[] pair = (USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
