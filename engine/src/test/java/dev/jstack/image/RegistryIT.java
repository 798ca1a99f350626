package dev.jstack.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.jstack.image.model.Digest;
import dev.jstack.image.model.MediaTypes;
import dev.jstack.image.registry.CredentialStore;
import dev.jstack.schema.model.PullPolicy;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's docker-registry: {@code apt-get install docker-registry}. */
class RegistryIT {
  private static final Path PROGRAM = Path.of("/usr/bin/docker-registry");
  private static final ImagePlatform LINUX = new ImagePlatform("linux", "amd64", Optional.empty());

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process registry;
  private String host = "";

  @BeforeEach
  void startRegistry() throws Exception {
    assumeThat(PROGRAM).as("apt-get install docker-registry").exists();
    try (ServerSocket free = new ServerSocket(0)) {
      host = "127.0.0.1:" + free.getLocalPort();
    }
    Path configuration =
        Files.writeString(
            directory.resolve("registry.yml"),
            """
            version: 0.1
            log: {level: error}
            storage: {filesystem: {rootdirectory: %s}}
            http: {addr: '%s'}
            """
                .formatted(directory.resolve("data"), host));
    registry =
        new ProcessBuilder(PROGRAM.toString(), "serve", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    awaitAnswer();
  }

  private void awaitAnswer() throws Exception {
    Instant end = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(end)) {
      try {
        send(HttpRequest.newBuilder(URI.create("http://" + host + "/v2/")));
        return;
      } catch (IOException e) {
        assertThat(registry.isAlive()).as("docker-registry runs").isTrue();
        registry.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    throw new AssertionError("docker-registry did not answer: " + host);
  }

  @AfterEach
  void stopRegistry() throws InterruptedException {
    if (registry != null) {
      registry.destroyForcibly().waitFor();
    }
  }

  @Test
  void what_is_pushed_is_pulled_by_tag_and_by_digest() throws Exception {
    byte[] noise = new byte[3_000_000];
    new Random(7).nextBytes(noise);
    ImageFixture image =
        ImageFixture.linux()
            .layer(new TarFixture().file("etc/motd", "hello"))
            .layer(new TarFixture().file("noise", noise, entry -> {}));
    push("team/app", "1", image);

    try (ImageStore store = store("one")) {
      ResolvedImage byTag = pull(store, host + "/team/app:1");
      assertThat(byTag.digest()).isEqualTo(image.digest().toString());
      assertThat(Path.of(byTag.layers().get(0)).resolve("noise")).hasBinaryContent(noise);
    }
    try (ImageStore store = store("two")) {
      ResolvedImage byDigest = pull(store, host + "/team/app@" + image.digest());
      assertThat(Path.of(byDigest.layers().get(1)).resolve("etc/motd")).hasContent("hello");
    }
  }

  @Test
  void an_index_of_three_windows_builds_gives_the_one_that_fits() throws Exception {
    ImageFixture[] builds = {
      windows("10.0.17763.5000"), windows("10.0.20348.3000"), windows("10.0.26100.1")
    };
    for (ImageFixture build : builds) {
      push("win", "x", build);
    }
    put("win", "ltsc", ImageFixture.index(builds), MediaTypes.OCI_INDEX);

    try (ImageStore store = store("one")) {
      var host2022 = new ImagePlatform("windows", "amd64", Optional.of("10.0.20348.1"));
      var record = store.pull(host + "/win:ltsc", host2022, PullListener.SILENT);
      assertThat(record.manifest()).isEqualTo(builds[1].digest().toString());
      var host2019 = new ImagePlatform("windows", "amd64", Optional.of("10.0.17763.1"));
      assertThat(store.match(host + "/win:ltsc", host2019).explanation())
          .containsExactly(
              "windows/amd64 10.0.17763.5000: same build as the host, runs in process isolation",
              "windows/amd64 10.0.20348.3000: newer than the host's build 17763",
              "windows/amd64 10.0.26100.1: newer than the host's build 17763");
    }
  }

  private static ImageFixture windows(String version) {
    return ImageFixture.windows(version).layer(new TarFixture().file("Files/v.txt", version));
  }

  private ResolvedImage pull(ImageStore store, String reference) {
    return store.ensure(reference, LINUX, PullPolicy.MISSING, PullListener.SILENT);
  }

  private ImageStore store(String name) {
    ImageSettings settings = ImageSettings.of(Map.of(), directory, Clock.systemUTC());
    return ImageStore.forLinux(
        directory.resolve(name), settings.with(settings.registries(), CredentialStore.ANONYMOUS));
  }

  private void push(String repository, String tag, ImageFixture image) throws Exception {
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

  private void put(String repository, String tag, byte[] manifest, String type) throws Exception {
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
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
