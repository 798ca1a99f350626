package dev.jstack.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import dev.jstack.image.PullProgress.Stage;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.MediaTypes;
import dev.jstack.image.registry.CredentialStore;
import dev.jstack.image.registry.Credentials;
import dev.jstack.image.registry.Mirror;
import dev.jstack.image.registry.RegistrySettings;
import dev.jstack.schema.model.PullPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulls from a registry that behaves, and from one that does not. */
class PullIT {
  private static final ImagePlatform LINUX = new ImagePlatform("linux", "amd64", Optional.empty());
  private static final PullPolicy ALWAYS = new PullPolicy(PullPolicy.Kind.ALWAYS, Optional.empty());

  @TempDir Path directory;

  private final FakeRegistry registry = new FakeRegistry();
  private final List<PullProgress> progress = Collections.synchronizedList(new ArrayList<>());
  private final List<String> notes = new ArrayList<>();
  private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  private final Random random = new Random(1);
  private RegistrySettings registries =
      RegistrySettings.of(Optional.empty(), Map.of())
          .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300));
  private CredentialStore logins = CredentialStore.ANONYMOUS;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @AfterEach
  void closeRegistry() {
    registry.close();
  }

  @Test
  void pulls_by_tag_and_leaves_layers_ready_to_be_mounted() throws IOException {
    registry.push("app", "1", image());

    ResolvedImage image = pull("/app:1");

    assertThat(image.layers()).hasSize(2);
    assertThat(Path.of(image.layers().get(1)).resolve("etc/motd")).hasContent("base");
    assertThat(Path.of(image.layers().get(0)).resolve("app/run")).hasContent("run it");
    assertThat(image.config().command()).containsExactly("/app/run");
    assertThat(image.config().environment()).containsEntry("A", "1=2");
    assertThat(image.digest()).isEqualTo(image().digest().toString());
    assertThat(stages()).startsWith(Stage.RESOLVING, Stage.CHOSEN).endsWith(Stage.DONE);
  }

  @Test
  void pulls_by_digest_and_finds_it_by_digest() throws IOException {
    registry.push("app", "1", image());
    String reference = "/app@" + image().digest();

    assertThat(pull(reference).digest()).isEqualTo(image().digest().toString());
    try (ImageStore store = store()) {
      assertThat(store.find(registry.host() + reference, LINUX)).isPresent();
    }
  }

  @Test
  void a_pull_that_is_cut_again_and_again_resumes_and_finishes() throws IOException {
    byte[] noise = new byte[300_000];
    random.nextBytes(noise);
    TarFixture tar = new TarFixture().file("noise", noise, entry -> {});
    registry.push("app", "1", ImageFixture.linux().layer(tar));
    registry.cutEvery = 20_000;

    ResolvedImage image = pull("/app:1");

    assertThat(Path.of(image.layers().get(0)).resolve("noise")).hasBinaryContent(noise);
    assertThat(registry.count("bytes=20000-")).isEqualTo(1);
    assertThat(registry.count("/blobs/")).isGreaterThan(14);
    assertThat(stages()).contains(Stage.RETRYING);
  }

  @Test
  void a_pull_that_was_killed_goes_on_where_it_was() throws Exception {
    byte[] noise = new byte[400_000];
    random.nextBytes(noise);
    TarFixture tar = new TarFixture().file("noise", noise, entry -> {});
    registry.push("app", "1", ImageFixture.linux().layer(tar));
    registry.cutEvery = 150_000;
    registry.stall = true;
    Path partial =
        directory.resolve("partial").resolve(Digest.of(ImageFixture.gzip(tar.bytes())).hex());
    Process killed = PullProgram.start(directory, registry.host() + "/app:1");
    Instant end = Instant.now().plusSeconds(30);
    while (!Files.exists(partial) || Files.size(partial) < 100_000) {
      assertThat(Instant.now()).as("the other process downloads").isBefore(end);
      assertThat(killed.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    killed.destroyForcibly().waitFor();
    long there = Files.size(partial);
    registry.stall = false;
    registry.cutEvery = Integer.MAX_VALUE;

    ResolvedImage image = pull("/app:1");

    assertThat(registry.count("bytes=" + there + "-")).isEqualTo(1);
    assertThat(Path.of(image.layers().get(0)).resolve("noise")).hasBinaryContent(noise);
  }

  @Test
  void a_registry_without_ranges_is_asked_from_the_beginning() throws IOException {
    registry.push("app", "1", image());
    registry.ranges = false;
    registry.cutEvery = 50;

    ImageException failure = failureOf("/app:1");

    assertThat(failure.problem()).isEqualTo(ImageProblem.UNREACHABLE);
    registry.cutEvery = Integer.MAX_VALUE;
    assertThat(pull("/app:1").layers()).hasSize(2);
  }

  @Test
  void a_corrupt_byte_is_refused_and_nothing_of_it_is_kept() throws IOException {
    registry.push("app", "1", ImageFixture.linux().layer(files("etc/motd", "base")));
    registry.corrupt = true;

    ImageException failure = failureOf("/app:1");

    assertThat(failure.problem()).isEqualTo(ImageProblem.CORRUPT);
    assertThat(failure).hasMessageContaining("is not what its digest says");
    try (Stream<Path> kept = Files.walk(directory.resolve("partial"))) {
      assertThat(kept.filter(Files::isRegularFile).filter(PullIT::isFilled)).isEmpty();
    }
  }

  @Test
  void a_corrupt_manifest_is_refused() {
    byte[] other = ImageFixture.linux().manifest();
    registry.put("/v2/app/manifests/" + image().digest(), other);

    assertThat(failureOf("/app@" + image().digest()).problem()).isEqualTo(ImageProblem.CORRUPT);
  }

  @Test
  void a_stalled_download_is_tried_again_and_then_a_clear_error() {
    registry.push("app", "1", image());
    registry.cutEvery = 0;
    registry.stall = true;

    ImageException failure = failureOf("/app:1");

    assertThat(failure.problem()).isEqualTo(ImageProblem.STALLED);
    assertThat(failure).hasMessageContaining("sent nothing for 300 ms");
    assertThat(registry.count("/blobs/")).isGreaterThanOrEqualTo(5);
  }

  @Test
  void busy_and_failing_answers_are_tried_again_with_growing_waits() {
    registry.push("app", "1", image());
    registry.failures.addAll(List.of(429, 503, 500));

    assertThat(pull("/app:1").layers()).hasSize(2);
    assertThat(waits).hasSize(3);
    assertThat(waits.get(2)).isGreaterThan(waits.get(0));
  }

  @Test
  void what_is_not_there_is_not_asked_for_twice() {
    ImageException failure = failureOf("/nothing:1");

    assertThat(failure.problem()).isEqualTo(ImageProblem.NOT_FOUND);
    assertThat(registry.count("manifests")).isEqualTo(1);
  }

  @Test
  void logs_in_with_basic() {
    registry.push("app", "1", image());
    registry.basic = "Basic dXNlcjpwYTpzcw==";
    logins = host -> Optional.of(new Credentials("user", "pa:ss"));

    assertThat(pull("/app:1").layers()).hasSize(2);
  }

  @Test
  void asks_for_one_bearer_token_for_all_layers() {
    registry.push("app", "1", image());
    registry.bearer = "secret-token";

    assertThat(pull("/app:1").layers()).hasSize(2);
    assertThat(registry.tokens).hasValue(1);
  }

  @Test
  void says_who_refused_when_there_is_no_login_and_never_the_secret() {
    registry.push("app", "1", image());
    registry.basic = "Basic dXNlcjpwYTpzcw==";
    assertThat(failureOf("/app:1")).hasMessageContaining("asks for a login and there is none");

    logins = host -> Optional.of(new Credentials("user", "wrong-password"));
    ImageException refused = failureOf("/app:1");
    assertThat(refused.problem()).isEqualTo(ImageProblem.NOT_ALLOWED);
    assertThat(refused.getMessage()).doesNotContain("wrong-password");
  }

  @Test
  void the_login_does_not_follow_a_redirect_to_another_place() throws IOException {
    try (FakeRegistry storage = new FakeRegistry()) {
      registry.push("app", "1", image());
      storage.push("app", "1", image());
      registry.basic = "Basic dXNlcjpwYTpzcw==";
      registry.redirectTo = storage.url("");
      storage.basic = "Basic of-storage-itself";
      logins = host -> Optional.of(new Credentials("user", "pa:ss"));

      assertThat(failureOf("/app:1").problem()).isEqualTo(ImageProblem.NOT_ALLOWED);

      storage.basic = "";
      assertThat(pull("/app:1").layers()).hasSize(2);
    }
  }

  @Test
  void a_mirror_is_asked_first_and_the_registry_when_it_fails() {
    try (FakeRegistry mirror = new FakeRegistry()) {
      registry.push("app", "1", image());
      mirror.push("app", "1", image());
      registries =
          new RegistrySettings(
              Map.of(registry.host(), List.of(new Mirror(mirror.url(""), false))),
              List.of(mirror.host()),
              registries.proxies(),
              registries.answer(),
              registries.idle());
      mirror.corrupt = true;

      assertThat(pull("/app:1").layers()).hasSize(2);

      assertThat(mirror.count("/manifests/1")).isEqualTo(1);
      assertThat(registry.count("/manifests/")).isZero();
      assertThat(registry.count("/blobs/")).isGreaterThan(0);
    }
  }

  @Test
  void a_foreign_layer_comes_from_its_own_address() {
    TarFixture tar = files("Files/a.txt", "x");
    registry.push(
        "win", "1", ImageFixture.windows("10.0.17763.1").foreign(tar, registry.url("/cdn")));
    registry.put("/cdn", ImageFixture.gzip(tar.bytes()));

    try (ImageStore store = store()) {
      var platform = new ImagePlatform("windows", "amd64", Optional.of("10.0.17763"));
      store.pull(registry.host() + "/win:1", platform, progress::add);
    }

    assertThat(registry.count("GET /cdn")).isEqualTo(1);
  }

  @Test
  void the_windows_build_decides_in_an_index_and_only_its_layers_are_downloaded() {
    ImageFixture old = ImageFixture.windows("10.0.17763.1").layer(files("Files/a", "2019"));
    ImageFixture fit = ImageFixture.windows("10.0.20348.9").layer(files("Files/a", "2022"));
    ImageFixture young = ImageFixture.windows("10.0.26100.1").layer(files("Files/a", "2025"));
    for (ImageFixture image : List.of(old, fit, young)) {
      registry.push("win", "x", image);
    }
    registry.manifest("win", "ltsc", ImageFixture.index(old, fit, young));

    try (ImageStore store = store()) {
      var host = new ImagePlatform("windows", "amd64", Optional.of("10.0.20348.2000"));
      var record = store.pull(registry.host() + "/win:ltsc", host, progress::add);

      assertThat(record.platform().osVersion()).contains("10.0.20348.9");
      assertThat(record.reason()).contains("same build as the host");
      assertThat(registry.count("/blobs/")).isEqualTo(2);
    }
    ImageException none = failureOf("/win:ltsc");
    assertThat(none.problem()).isEqualTo(ImageProblem.NO_PLATFORM);
    assertThat(none.notes()).hasSize(3).allMatch(note -> note.contains("not for linux"));
  }

  @Test
  void zstd_and_plain_layers_are_told_by_their_first_bytes() {
    byte[] one = files("one", "1").bytes();
    byte[] two = files("two", "2").bytes();
    registry.push(
        "app",
        "1",
        ImageFixture.linux()
            .layer(one, MediaTypes.OCI_LAYER_GZIP, Zstd.compress(one))
            .layer(two, MediaTypes.OCI_LAYER_GZIP, two));

    ResolvedImage image = pull("/app:1");

    assertThat(Path.of(image.layers().get(1)).resolve("one")).hasContent("1");
    assertThat(Path.of(image.layers().get(0)).resolve("two")).hasContent("2");
  }

  @Test
  void a_layer_that_is_not_what_the_configuration_says_is_refused() {
    byte[] said = files("one", "1").bytes();
    byte[] sent = files("one", "2").bytes();
    registry.push(
        "app",
        "1",
        ImageFixture.linux().layer(said, MediaTypes.OCI_LAYER_GZIP, ImageFixture.gzip(sent)));

    assertThat(failureOf("/app:1").problem()).isEqualTo(ImageProblem.CORRUPT);
    assertThat(directory.resolve("layers"))
        .satisfiesAnyOf(
            path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());
  }

  @Test
  void policies_decide_before_any_network() {
    registry.push("app", "1", image());
    String reference = registry.host() + "/app:1";
    try (ImageStore store = store()) {
      var never = new PullPolicy(PullPolicy.Kind.NEVER, Optional.empty());
      assertThat(failure(() -> store.ensure(reference, LINUX, never, progress::add)).problem())
          .isEqualTo(ImageProblem.MISSING);
      assertThat(registry.requests).isEmpty();

      store.ensure(reference, LINUX, PullPolicy.MISSING, progress::add);
      int asked = registry.requests.size();
      store.ensure(reference, LINUX, PullPolicy.MISSING, progress::add);
      store.ensure(reference, LINUX, never, progress::add);
      store.ensure(reference, LINUX, every(Duration.ofDays(1)), progress::add);
      assertThat(registry.requests).hasSize(asked);

      store.ensure(reference, LINUX, ALWAYS, progress::add);
      assertThat(registry.requests).as("one manifest, no blob").hasSize(asked + 1);
    }
    now = now.plus(Duration.ofHours(25));
    try (ImageStore later = store()) {
      int asked = registry.requests.size();
      later.ensure(reference, LINUX, every(Duration.ofDays(1)), progress::add);
      assertThat(registry.requests).hasSize(asked + 1);
    }
  }

  @Test
  void a_tag_is_pinned_to_the_digest_of_its_index_and_a_digest_to_itself() {
    byte[] index = ImageFixture.index(image(), ImageFixture.windows("10.0.20348.1"));
    registry.manifest("app", "1", index);
    String name = registry.host() + "/app";
    try (ImageStore store = store()) {
      assertThat(store.pin(name + ":1", notes::add))
          .isEqualTo(name + ":1@" + Digest.of(index))
          .isEqualTo(store.pin(name + ":1", notes::add));
      int asked = registry.requests.size();
      assertThat(store.pin(name + ":1@" + image().digest(), notes::add))
          .isEqualTo(name + "@" + image().digest());
      assertThat(store.pin(ImageStore.HOST, notes::add)).isEqualTo(ImageStore.HOST);
      assertThat(registry.requests).hasSize(asked);
      assertThat(registry.count("/blobs/")).isZero();
    }
    assertThat(notes).isEmpty();
  }

  @Test
  void without_the_registry_a_tag_is_pinned_to_what_is_here_and_that_is_said() {
    registry.push("app", "1", image());
    pull("/app:1");
    registry.close();
    String name = registry.host() + "/app";
    try (ImageStore store = store()) {
      assertThat(store.pin(name + ":1", notes::add)).isEqualTo(name + ":1@" + image().digest());
      assertThat(notes).singleElement().asString().contains("pinned to what is here");
      assertThat(failure(() -> store.pin(name + ":2", notes::add)).problem())
          .isEqualTo(ImageProblem.UNREACHABLE);
    }
  }

  @Test
  void one_blob_is_downloaded_once_when_two_images_want_it_at_once() throws Exception {
    TarFixture base = files("etc/motd", "base");
    registry.push("a", "1", ImageFixture.linux().layer(base).layer(files("a", "a")));
    registry.push("b", "1", ImageFixture.linux().layer(base).layer(files("b", "b")));
    Digest shared = Digest.of(ImageFixture.gzip(base.bytes()));

    var first = CompletableFuture.runAsync(() -> pull("/a:1"));
    var second = CompletableFuture.runAsync(() -> pull("/b:1"));
    CompletableFuture.allOf(first, second).get();

    assertThat(registry.count("/blobs/" + shared)).isEqualTo(1);
  }

  private static PullPolicy every(Duration age) {
    return new PullPolicy(PullPolicy.Kind.EVERY, Optional.of(age));
  }

  private static ImageFixture image() {
    return ImageFixture.linux()
        .running(Map.of("Cmd", List.of("/app/run"), "Env", List.of("A=1=2")))
        .layer(files("etc/motd", "base"))
        .layer(files("app/run", "run it"));
  }

  private static TarFixture files(String name, String content) {
    return new TarFixture().file(name, content);
  }

  private ResolvedImage pull(String path) {
    try (ImageStore store = store()) {
      return store.ensure(registry.host() + path, LINUX, ALWAYS, progress::add);
    }
  }

  private ImageException failureOf(String path) {
    return failure(() -> pull(path));
  }

  private static ImageException failure(ThrowingCallable work) {
    return catchThrowableOfType(ImageException.class, work);
  }

  private ImageStore store() {
    ImageSettings settings =
        ImageSettings.of(Map.of(), directory.resolve("home"), Clock.fixed(now, ZoneOffset.UTC))
            .with(registries, logins);
    return ImageStore.forLinux(directory, settings, () -> new Patience(random, waits::add));
  }

  private List<Stage> stages() {
    return progress.stream().map(PullProgress::stage).toList();
  }

  private static boolean isFilled(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
