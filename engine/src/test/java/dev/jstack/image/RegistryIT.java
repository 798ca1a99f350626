package dev.jstack.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.MediaTypes;
import dev.jstack.image.registry.CredentialStore;
import dev.jstack.image.registry.Credentials;
import dev.jstack.image.registry.RegistrySettings;
import dev.jstack.schema.model.PullPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Debian's docker-registry, with and without a bad wire before it. */
class RegistryIT {
  private static final ImagePlatform LINUX = new ImagePlatform("linux", "amd64", Optional.empty());
  private static final byte[] NOISE = noise(7_000_000);

  @TempDir Path directory;

  private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  private CredentialStore logins = CredentialStore.ANONYMOUS;
  private @Nullable DockerRegistry registry;
  private @Nullable FaultyWire wire;

  private static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(7).nextBytes(noise);
    return noise;
  }

  @BeforeEach
  void startRegistry() throws Exception {
    assumeThat(DockerRegistry.PROGRAM).as("apt-get install docker-registry").exists();
    start(false);
  }

  private void start(boolean login) throws Exception {
    registry = DockerRegistry.start(directory, login);
    wire = new FaultyWire(registry.port());
  }

  @AfterEach
  void stopRegistry() throws Exception {
    if (wire != null) {
      wire.close();
    }
    if (registry != null) {
      registry.close();
    }
  }

  private static ImageFixture image() {
    return ImageFixture.linux()
        .layer(new TarFixture().file("etc/motd", "hello"))
        .layer(new TarFixture().file("noise", NOISE, entry -> {}));
  }

  @Test
  void what_is_pushed_is_pulled_by_tag_and_by_digest() throws Exception {
    registry.push("team/app", "1", image());

    try (ImageStore store = store("one")) {
      ResolvedImage byTag = pull(store, registry.host() + "/team/app:1");
      assertThat(byTag.digest()).isEqualTo(image().digest().toString());
      assertThat(Path.of(byTag.layers().get(0)).resolve("noise")).hasBinaryContent(NOISE);
      assertThat(store.pin(registry.host() + "/team/app:1", note -> {}))
          .endsWith("/team/app:1@" + image().digest());
    }
    try (ImageStore store = store("two")) {
      ResolvedImage byDigest = pull(store, registry.host() + "/team/app@" + image().digest());
      assertThat(Path.of(byDigest.layers().get(1)).resolve("etc/motd")).hasContent("hello");
    }
  }

  @Test
  void an_index_of_three_windows_builds_gives_the_one_that_fits() throws Exception {
    ImageFixture[] builds = {
      windows("10.0.17763.5000"), windows("10.0.20348.3000"), windows("10.0.26100.1")
    };
    for (ImageFixture build : builds) {
      registry.push("win", "x", build);
    }
    registry.put("win", "ltsc", ImageFixture.index(builds), MediaTypes.OCI_INDEX);

    try (ImageStore store = store("one")) {
      String name = registry.host() + "/win:ltsc";
      var host2022 = new ImagePlatform("windows", "amd64", Optional.of("10.0.20348.1"));
      var record = store.pull(name, host2022, PullListener.SILENT);
      assertThat(record.manifest()).isEqualTo(builds[1].digest().toString());
      var host2019 = new ImagePlatform("windows", "amd64", Optional.of("10.0.17763.1"));
      assertThat(store.match(name, host2019).explanation())
          .containsExactly(
              "windows/amd64 10.0.17763.5000: same build as the host, runs in process isolation",
              "windows/amd64 10.0.20348.3000: newer than the host's build 17763",
              "windows/amd64 10.0.26100.1: newer than the host's build 17763");
    }
  }

  @Test
  void a_login_is_asked_for_and_given() throws Exception {
    stopRegistry();
    start(true);
    registry.push("app", "1", image());
    String name = registry.host() + "/app:1";

    try (ImageStore store = store("one")) {
      assertThatThrownBy(() -> pull(store, name))
          .isInstanceOfSatisfying(
              ImageException.class,
              e -> assertThat(e.problem()).isEqualTo(ImageProblem.NOT_ALLOWED));
    }
    logins = host -> Optional.of(new Credentials(DockerRegistry.USER, DockerRegistry.PASSWORD));
    try (ImageStore store = store("one")) {
      assertThat(pull(store, name).layers()).hasSize(2);
    }
  }

  @Test
  void a_wire_that_is_cut_every_2_mb_only_makes_it_longer() throws Exception {
    registry.push("app", "1", image());
    wire.fault = FaultyWire.Fault.CUT;

    try (ImageStore store = store("one")) {
      ResolvedImage image = pull(store, wire.host() + "/app:1");
      assertThat(Path.of(image.layers().get(0)).resolve("noise")).hasBinaryContent(NOISE);
    }
    assertThat(wire.harmed.get()).as("cuts").isBetween(3, 6);
  }

  @Test
  void a_wire_that_turns_a_bit_is_found_out_and_nothing_of_it_is_kept() throws Exception {
    registry.push("app", "1", image());
    wire.fault = FaultyWire.Fault.CORRUPT;

    try (ImageStore store = store("one")) {
      assertThatThrownBy(() -> pull(store, wire.host() + "/app:1"))
          .isInstanceOfSatisfying(
              ImageException.class, e -> assertThat(e.problem()).isEqualTo(ImageProblem.CORRUPT));
      assertThat(store.find(wire.host() + "/app:1", LINUX)).isEmpty();
      wire.fault = FaultyWire.Fault.NONE;
      assertThat(pull(store, wire.host() + "/app:1").layers()).hasSize(2);
    }
  }

  @Test
  void a_wire_that_falls_silent_is_tried_again_and_then_it_is_said() throws Exception {
    registry.push("app", "1", image());
    wire.fault = FaultyWire.Fault.STALL;

    try (ImageStore store = store("one")) {
      assertThatThrownBy(() -> pull(store, wire.host() + "/app:1"))
          .isInstanceOfSatisfying(
              ImageException.class, e -> assertThat(e.problem()).isEqualTo(ImageProblem.STALLED))
          .hasMessageContaining("sent nothing for 500 ms");
      assertThat(wire.harmed.get()).as("tries").isGreaterThanOrEqualTo(5);
      wire.fault = FaultyWire.Fault.NONE;
      assertThat(pull(store, wire.host() + "/app:1").layers()).hasSize(2);
    }
  }

  @Test
  void a_pull_that_was_killed_goes_on_where_it_was() throws Exception {
    registry.push("app", "1", image());
    wire.fault = FaultyWire.Fault.STALL;
    Digest blob = new ArrayList<>(image().blobs().keySet()).get(1);
    Path root = directory.resolve("one");
    Path partial = root.resolve("partial").resolve(blob.hex());
    Process killed = PullProgram.start(root, wire.host() + "/app:1");
    Instant end = Instant.now().plusSeconds(60);
    while (!Files.exists(partial) || Files.size(partial) < 900_000) {
      assertThat(Instant.now()).as("the other process downloads").isBefore(end);
      assertThat(killed.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    killed.destroyForcibly().waitFor();
    long there = Files.size(partial);
    wire.fault = FaultyWire.Fault.NONE;

    List<PullProgress> seen = Collections.synchronizedList(new ArrayList<>());
    try (ImageStore store = store("one")) {
      ResolvedImage image =
          store.ensure(wire.host() + "/app:1", LINUX, PullPolicy.MISSING, seen::add);
      assertThat(Path.of(image.layers().get(0)).resolve("noise")).hasBinaryContent(NOISE);
    }
    assertThat(seen)
        .filteredOn(p -> p.layer().equals(blob.brief()))
        .filteredOn(p -> p.stage() == PullProgress.Stage.DOWNLOADING)
        .isNotEmpty()
        .allMatch(progress -> progress.done() > there);
  }

  private static ImageFixture windows(String version) {
    return ImageFixture.windows(version).layer(new TarFixture().file("Files/v.txt", version));
  }

  private ResolvedImage pull(ImageStore store, String reference) {
    return store.ensure(reference, LINUX, PullPolicy.MISSING, PullListener.SILENT);
  }

  private ImageStore store(String name) {
    RegistrySettings quick =
        RegistrySettings.of(Optional.empty(), Map.of())
            .withTimeouts(Duration.ofSeconds(20), Duration.ofMillis(500));
    ImageSettings settings =
        ImageSettings.of(Map.of(), directory, Clock.systemUTC()).with(quick, logins);
    return ImageStore.forLinux(
        directory.resolve(name), settings, () -> new Patience(new Random(1), waits::add));
  }
}
