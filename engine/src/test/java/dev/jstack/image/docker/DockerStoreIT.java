package dev.jstack.image.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.image.ImagePlatform;
import dev.jstack.image.ImageSettings;
import dev.jstack.image.ImageStore;
import dev.jstack.image.PullListener;
import dev.jstack.image.ResolvedImage;
import dev.jstack.image.WindowsLayering;
import dev.jstack.image.layer.ChainIds;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.json.Json;
import dev.jstack.schema.model.PullPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Docker's windowsfilter store as moby lays it out, made up on a disk. */
class DockerStoreIT {
  private static final ImagePlatform HOST_2022 =
      new ImagePlatform("windows", "amd64", Optional.of("10.0.20348.2762"));
  private static final String NAME = "mcr.microsoft.com/windows/nanoserver:ltsc2022";
  private static final List<Digest> DIFFS = List.of(Digest.of("base"), Digest.of("top"));
  private static final Digest MANIFEST = Digest.of("manifest");

  @TempDir Path directory;

  private Path docker;
  private byte[] config;

  @BeforeEach
  void imageOfTwoLayers() throws IOException {
    docker = directory.resolve("docker");
    config =
        ("{\"os\":\"windows\",\"architecture\":\"amd64\",\"os.version\":\"10.0.20348.2340\","
                + "\"config\":{\"Cmd\":[\"cmd\"]},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\""
                + DIFFS.get(0)
                + "\",\""
                + DIFFS.get(1)
                + "\"]}}")
            .getBytes(StandardCharsets.UTF_8);
    String id = Digest.of(config).toString();
    String repository = NAME.substring(0, NAME.lastIndexOf(':'));
    Map<String, String> names = Map.of(NAME, id, repository + "@" + MANIFEST, id);
    write(
        docker.resolve("image/windowsfilter/repositories.json"),
        Json.PLAIN.write(Map.of("Repositories", Map.of(repository, names))));
    write(
        docker.resolve("image/windowsfilter/imagedb/content/sha256/" + Digest.of(config).hex()),
        new String(config, StandardCharsets.UTF_8));
    layer(0, "0base0", List.of());
    layer(1, "1top1", List.of("C:\\ProgramData\\docker\\windowsfilter\\0base0"));
  }

  private void layer(int number, String cacheId, List<String> parents) throws IOException {
    List<Digest> chain = ChainIds.of(DIFFS);
    Path entry =
        docker.resolve("image/windowsfilter/layerdb/sha256").resolve(chain.get(number).hex());
    write(entry.resolve("cache-id"), cacheId);
    write(entry.resolve("diff"), DIFFS.get(number).toString());
    write(entry.resolve("size"), "1000");
    if (number > 0) {
      write(entry.resolve("parent"), chain.get(number - 1).toString());
    }
    Path folder = docker.resolve("windowsfilter").resolve(cacheId);
    Files.createDirectories(folder.resolve("Files"));
    if (!parents.isEmpty()) {
      write(folder.resolve("layerchain.json"), Json.PLAIN.write(parents));
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<BorrowedImage> all() {
    return new DockerStore(docker).all();
  }

  @Test
  void an_image_of_docker_is_a_chain_of_its_layer_folders() {
    BorrowedImage image = all().get(0);

    assertThat(image.reference().familiar()).isEqualTo(NAME);
    assertThat(image.layers())
        .containsExactly(
            docker.resolve("windowsfilter/1top1").toString(),
            docker.resolve("windowsfilter/0base0").toString());
    assertThat(image.bytes()).isEqualTo(2000);
    assertThat(image.digest()).isEqualTo(MANIFEST);
    assertThat(image.id()).isEqualTo(Digest.of(config));
  }

  @Test
  void what_is_not_whole_is_not_used() throws IOException {
    Path base = docker.resolve("windowsfilter/0base0");
    Files.delete(base.resolve("Files"));
    assertThat(all()).as("a folder without its files").isEmpty();

    Files.createDirectory(base.resolve("Files"));
    write(docker.resolve("windowsfilter/1top1/layerchain.json"), "[\"C:\\\\other\"]");
    assertThat(all()).as("another chain").isEmpty();

    layer(1, "1top1", List.of("C:\\ProgramData\\docker\\windowsfilter\\0base0"));
    assertThat(all()).hasSize(1);
    Path stored = docker.resolve("image/windowsfilter/imagedb/content/sha256");
    write(stored.resolve(Digest.of(config).hex()), "{}");
    assertThat(all()).as("a damaged configuration").isEmpty();
  }

  @Test
  void a_layer_may_say_that_it_lies_elsewhere_and_never_outside() throws IOException {
    write(docker.resolve("windowsfilter/1top1/layerID"), "moved");
    Files.createDirectories(docker.resolve("windowsfilter/moved/Files"));
    write(
        docker.resolve("windowsfilter/moved/layerchain.json"),
        "[\"D:\\\\docker\\\\windowsfilter\\\\0base0\"]");
    assertThat(all().get(0).layers().get(0)).endsWith("windowsfilter/moved");

    write(docker.resolve("windowsfilter/1top1/layerID"), "../../elsewhere");
    assertThat(all()).isEmpty();
  }

  @Test
  void where_there_is_no_docker_there_is_nothing() {
    assertThat(new DockerStore(directory.resolve("nothing")).all()).isEmpty();
    assertThat(DockerStore.ofMachine(Map.of("ProgramData", directory + "/nothing")).all())
        .isEmpty();
  }

  @Test
  void a_data_root_elsewhere_is_found_by_the_settings_of_the_daemon() throws IOException {
    Path data = directory.resolve("ProgramData");
    write(
        data.resolve("docker/config/daemon.json"),
        Json.PLAIN.write(Map.of("data-root", docker.toString())));

    assertThat(DockerStore.ofMachine(Map.of("ProgramData", data.toString())).all()).hasSize(1);
  }

  @Test
  void the_store_uses_it_without_a_pull_and_removes_nothing_of_it() throws IOException {
    List<String> before = tree();
    try (ImageStore images = store()) {
      ResolvedImage image = images.ensure(NAME, HOST_2022, PullPolicy.MISSING, PullListener.SILENT);
      assertThat(image.layers()).hasSize(2);
      assertThat(image.digest()).isEqualTo(MANIFEST.toString());
      assertThat(image.config().command()).containsExactly("cmd");
      String pinned = NAME.substring(0, NAME.lastIndexOf(':')) + "@" + MANIFEST;
      assertThat(images.find(pinned, HOST_2022)).isPresent();
      var host2019 = new ImagePlatform("windows", "amd64", Optional.of("10.0.17763.1"));
      assertThat(images.find(NAME, host2019)).as("newer than the host").isEmpty();

      assertThat(images.list()).isEmpty();
      assertThat(images.borrowed()).hasSize(1);
      assertThat(images.isUsed(images.borrowed().get(0), Set.of("host", NAME))).isTrue();
      assertThatThrownBy(() -> images.named(NAME))
          .isInstanceOf(ImageException.class)
          .hasMessageContaining("is Docker's");
      images.prune(true, Set.of());
    }
    assertThat(tree()).isEqualTo(before);
  }

  private ImageStore store() {
    return ImageStore.forWindows(
        directory.resolve("images"),
        ImageSettings.of(Map.of(), directory, Clock.systemUTC()),
        new WindowsLayering(
            () -> {
              throw new AssertionError("nothing is removed");
            },
            (layer, limits, place) -> {
              throw new AssertionError("nothing is imported");
            }),
        new DockerStore(docker));
  }

  private List<String> tree() {
    try (Stream<Path> all = Files.walk(docker)) {
      List<String> lines = new ArrayList<>();
      for (Path path : all.sorted().toList()) {
        lines.add(path + " " + Files.getLastModifiedTime(path));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
