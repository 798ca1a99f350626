package dev.jstack.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.store.ImageRecord;
import dev.jstack.json.Json;
import dev.jstack.schema.model.PullPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store holds, lets go of, gives away and takes in. */
class ImageStoreIT {
  private static final ImagePlatform LINUX = new ImagePlatform("linux", "amd64", Optional.empty());

  @TempDir Path directory;

  private final FakeRegistry registry = new FakeRegistry();
  private ImageStore store;

  @BeforeEach
  void openStore() {
    store = open("store");
    TarFixture base = new TarFixture().file("base", "base");
    registry.push("a", "1", ImageFixture.linux().layer(base).layer(file("a")));
    registry.push("b", "1", ImageFixture.linux().layer(base).layer(file("b")));
  }

  @AfterEach
  void closeAll() {
    store.close();
    registry.close();
  }

  @Test
  void removing_an_image_keeps_what_another_one_needs() {
    ResolvedImage a = pull("a:1");
    ResolvedImage b = pull("b:1");

    PruneReport report = store.remove(store.named(name("a:1")), Set.of(), false);

    assertThat(report.layers()).isEqualTo(1);
    assertThat(report.bytes()).isPositive();
    assertThat(Path.of(a.layers().get(0))).doesNotExist();
    assertThat(Path.of(b.layers().get(0)).resolve("b")).hasContent("b");
    assertThat(Path.of(b.layers().get(1)).resolve("base")).hasContent("base");
    assertThat(store.find(name("a:1"), LINUX)).isEmpty();
    assertThat(store.find(name("b:1"), LINUX)).isPresent();
  }

  @Test
  void an_image_in_use_is_kept_by_prune_and_refused_to_remove() {
    pull("a:1");
    pull("b:1");
    Set<String> inUse = Set.of(name("a:1"), ImageStore.HOST);

    ImageException refusal =
        catchThrowableOfType(
            ImageException.class, () -> store.remove(store.named(name("a:1")), inUse, false));
    PruneReport report = store.prune(true, inUse);

    assertThat(refusal.problem()).isEqualTo(ImageProblem.IN_USE);
    assertThat(report.images()).extracting(ImageRecord::reference).containsExactly(name("b:1"));
    assertThat(store.list()).extracting(ImageRecord::reference).containsExactly(name("a:1"));
  }

  @Test
  void prune_takes_what_crashes_have_left_and_nothing_else() throws IOException {
    ResolvedImage a = pull("a:1");
    Path root = directory.resolve("store");
    Path partial =
        Files.writeString(
            Files.createDirectories(root.resolve("partial")).resolve("f".repeat(64)), "half");
    Path layer = Files.createDirectories(root.resolve("layers/" + "e".repeat(24)));
    Path work = Files.createDirectories(root.resolve("tmp/layer-1/etc"));

    store.prune(false, Set.of());

    assertThat(partial).doesNotExist();
    assertThat(layer).doesNotExist();
    assertThat(work).doesNotExist();
    assertThat(a.layers()).allSatisfy(path -> assertThat(Path.of(path)).exists());
  }

  @Test
  void what_is_saved_loads_elsewhere_and_is_the_same_image() throws IOException {
    ResolvedImage a = pull("a:1");
    Path archive = directory.resolve("a.tar");
    try (OutputStream out = Files.newOutputStream(archive)) {
      store.save(store.named(name("a:1")), out);
    }

    try (ImageStore other = open("other")) {
      other.load(archive, Optional.empty(), LINUX, PullListener.SILENT);
      ResolvedImage loaded = other.find(name("a:1"), LINUX).orElseThrow();

      assertThat(loaded.digest()).isEqualTo(a.digest());
      assertThat(Path.of(loaded.layers().get(0)).resolve("a")).hasContent("a");
    }
  }

  @Test
  void an_archive_of_docker_save_loads_by_its_tags() throws IOException {
    byte[] layer = file("x").bytes();
    byte[] config =
        Json.PLAIN
            .write(
                Map.of(
                    "os", "linux",
                    "architecture", "amd64",
                    "rootfs", Map.of("diff_ids", List.of(Digest.of(layer).toString()))))
            .getBytes(StandardCharsets.UTF_8);
    String manifest =
        "[{\"Config\":\"c.json\",\"RepoTags\":[\"made/up:2\"],\"Layers\":[\"1/layer.tar\",\"2/layer.tar\"]}]";
    config =
        new String(config, StandardCharsets.UTF_8)
            .replace("]}", ",\"" + Digest.of(layer) + "\"]}")
            .getBytes(StandardCharsets.UTF_8);
    TarFixture tar =
        new TarFixture()
            .file("c.json", config, entry -> {})
            .file("1/layer.tar", layer, entry -> {})
            .symlink("2/layer.tar", "../1/layer.tar")
            .file("manifest.json", manifest);
    Path archive = Files.write(directory.resolve("docker.tar"), ImageFixture.gzip(tar.bytes()));

    store.load(archive, Optional.empty(), LINUX, PullListener.SILENT);

    ResolvedImage image = store.find("made/up:2", LINUX).orElseThrow();
    assertThat(image.layers()).hasSize(2);
    assertThat(Path.of(image.layers().get(0)).resolve("x")).hasContent("x");
  }

  @Test
  void an_archive_with_a_damaged_blob_is_refused() throws IOException {
    pull("a:1");
    Path archive = directory.resolve("a.tar");
    try (OutputStream out = Files.newOutputStream(archive)) {
      store.save(store.named(name("a:1")), out);
    }
    byte[] bytes = Files.readAllBytes(archive);
    String layer = store.list().get(0).layers().get(0).blob().substring(7);
    int at =
        new String(bytes, StandardCharsets.ISO_8859_1).indexOf("blobs/sha256/" + layer) + 512 + 20;
    bytes[at] ^= 1;
    Files.write(archive, bytes);

    try (ImageStore other = open("other")) {
      ImageException refusal =
          catchThrowableOfType(
              ImageException.class,
              () -> other.load(archive, Optional.empty(), LINUX, PullListener.SILENT));

      assertThat(refusal.problem()).isEqualTo(ImageProblem.CORRUPT);
      assertThat(other.list()).isEmpty();
    }
  }

  @Test
  void what_is_no_archive_is_said_to_be_none() throws IOException {
    Path archive = Files.writeString(directory.resolve("text"), "hello");

    ImageException refusal =
        catchThrowableOfType(
            ImageException.class,
            () -> store.load(archive, Optional.empty(), LINUX, PullListener.SILENT));

    assertThat(refusal.problem()).isEqualTo(ImageProblem.BAD_ARCHIVE);
  }

  @Test
  void an_image_is_named_by_a_part_of_its_digest_too() {
    ResolvedImage a = pull("a:1");

    assertThat(store.named(a.digest().substring(7, 19)))
        .extracting(ImageRecord::manifest)
        .containsExactly(a.digest());
    assertThat(catchThrowableOfType(ImageException.class, () -> store.named("nothing")).problem())
        .isEqualTo(ImageProblem.NOT_HERE);
  }

  @Test
  void the_store_is_for_its_owner_only() throws IOException {
    pull("a:1");

    try (Stream<Path> top = Files.list(directory.resolve("store"))) {
      assertThat(top)
          .allSatisfy(path -> assertThat(Files.getPosixFilePermissions(path)).hasSize(3));
    }
  }

  private static TarFixture file(String name) {
    return new TarFixture().file(name, name);
  }

  private String name(String path) {
    return registry.host() + "/" + path;
  }

  private ResolvedImage pull(String path) {
    return store.ensure(name(path), LINUX, PullPolicy.MISSING, PullListener.SILENT);
  }

  private ImageStore open(String name) {
    return ImageStore.forLinux(
        directory.resolve(name), ImageSettings.of(Map.of(), directory, Clock.systemUTC()));
  }
}
