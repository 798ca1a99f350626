package dev.jstack.host.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayeredFilesTest {
  @TempDir Path directory;
  private Path upper;
  private Path layer;
  private LayeredFiles files;

  @BeforeEach
  void make() throws IOException {
    upper = Files.createDirectories(directory.resolve("upper"));
    layer = Files.createDirectories(directory.resolve("layer"));
    Path run = Files.createDirectories(directory.resolve("run"));
    files = new LayeredFiles(upper, List.of(layer), Map.of("run", run));
  }

  @Test
  void absolute_links_and_dots_stay_inside() throws IOException {
    Files.createDirectories(layer.resolve("var"));
    Files.createSymbolicLink(layer.resolve("var/run"), Path.of("/run"));
    Files.createSymbolicLink(layer.resolve("out"), Path.of("../../../../etc"));
    assertThat(files.resolve("/var/run/app")).isEqualTo("/run/app");
    assertThat(files.resolve("/out/passwd")).isEqualTo("/etc/passwd");
    assertThat(files.resolve("/../../etc/../x/./y")).isEqualTo("/x/y");
    assertThat(files.find("/out/passwd")).isEmpty();
    assertThat(files.ensureDirectory("/var/run/app")).isEqualTo("/run/app");
    assertThat(directory.resolve("run/app")).isDirectory();
  }

  @Test
  void a_link_to_itself_ends() throws IOException {
    Files.createSymbolicLink(layer.resolve("loop"), Path.of("loop"));
    assertThat(files.resolve("/loop/x")).isEqualTo("/loop/x");
  }

  @Test
  void a_directory_made_in_the_upper_layer_has_the_rights_of_the_one_below() throws IOException {
    Path below = Files.createDirectories(layer.resolve("secret"));
    Files.setPosixFilePermissions(below, PosixFilePermissions.fromString("rwx------"));
    files.ensureFile("/secret/deep/file");
    assertThat(Files.getPosixFilePermissions(upper.resolve("secret")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(upper.resolve("secret/deep/file")).isEmptyFile();
  }

  @Test
  void a_written_file_takes_the_place_of_a_link_and_the_upper_layer_shows_first()
      throws IOException {
    Files.createDirectories(layer.resolve("etc"));
    Files.createSymbolicLink(layer.resolve("etc/resolv.conf"), Path.of("/run/stub"));
    files.write("/etc/resolv.conf", "here");
    assertThat(upper.resolve("etc/resolv.conf")).hasContent("here");
    assertThat(files.find("/etc/resolv.conf")).contains(upper.resolve("etc/resolv.conf"));
  }
}
