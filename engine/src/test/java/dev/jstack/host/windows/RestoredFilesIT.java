package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import dev.jstack.host.api.FileTimes;
import dev.jstack.host.api.HostException;
import dev.jstack.host.api.LayerFiles;
import dev.jstack.host.windows.abi.FileLibraries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of layers through their native functions: those of a stub on Linux, and under Wine
 * those of kernel32, ntdll and advapi32 themselves, but for BackupWrite, which Wine does not have.
 */
class RestoredFilesIT {
  private static final FileTimes TIMES = times(1_700_000_000_000L);

  @TempDir Path directory;

  private Optional<FileStub> stub = Optional.empty();
  private LayerFiles layer;
  private Path root;

  private static FileTimes times(long millis) {
    FileTime time = FileTime.fromMillis(millis);
    return new FileTimes(time, time, time);
  }

  @BeforeEach
  void open() throws Exception {
    FileLibraries libraries;
    if (Platform.isWindows()) {
      Path system = Path.of(System.getenv("SystemRoot"), "System32");
      libraries = FileLibraries.fromSystem(system);
    } else {
      stub = FileStub.build();
      assumeTrue(stub.isPresent(), "gcc is needed to build the stub");
      libraries = stub.get().libraries();
    }
    root = directory.resolve("layer");
    layer = LayerHost.privileged(new FakeLayers(), libraries).files().open(root.toString());
  }

  @AfterEach
  void no_handle_is_left_open() {
    if (layer != null) {
      layer.close();
    }
    stub.ifPresent(library -> assertThat(library.live()).isZero());
  }

  private static LayerFiles.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void files_and_folders_are_written_listed_linked_and_removed() throws Exception {
    layer.directory("Files");
    layer.file("Files/a/b/\u2603.txt", TIMES, text("snow"));
    layer.file("Files/large", TIMES, out -> out.write(new byte[200_000]));
    layer.link(root.toString(), "Files/a/b/\u2603.txt", "Files/c/same.txt");
    layer.times("Files/a", times(1_600_000_000_000L));

    assertThat(root.resolve("Files/a/b/\u2603.txt")).hasContent("snow");
    assertThat(Files.size(root.resolve("Files/large"))).isEqualTo(200_000);
    assertThat(Files.getLastModifiedTime(root.resolve("Files/large"))).isEqualTo(TIMES.written());
    assertThat(Files.getLastModifiedTime(root.resolve("Files/a")).toMillis())
        .isEqualTo(1_600_000_000_000L);
    assertThat(root.resolve("Files/c/same.txt")).hasContent("snow");
    assertThat(layer.list("Files"))
        .extracting(LayerFiles.Entry::name)
        .containsExactly("a", "c", "large");
    assertThat(layer.list("Files").get(0).isFolder()).isTrue();
    assertThat(layer.has("Files/a/b")).isTrue();
    assertThat(layer.has("Files/none/b")).isFalse();
    assertThat(layer.list("Files/none")).isEmpty();

    layer.remove("Files/a");
    layer.remove("Files/none");
    assertThat(layer.list("Files"))
        .extracting(LayerFiles.Entry::name)
        .containsExactly("c", "large");
    assertThat(root.resolve("Files/c/same.txt")).as("the other name").hasContent("snow");
  }

  @Test
  void hundreds_of_files_are_listed_in_pieces() throws Exception {
    for (int i = 0; i < 700; i++) {
      layer.file("many/" + "n".repeat(100) + i, TIMES, text(""));
    }

    assertThat(layer.list("many")).hasSize(700);
    layer.remove("many");
    assertThat(layer.list("")).isEmpty();
  }

  @Test
  void what_is_there_is_not_written_over() throws Exception {
    layer.file("a", TIMES, text("1"));

    assertThatThrownBy(() -> layer.file("a", TIMES, text("2"))).isInstanceOf(HostException.class);
    assertThat(root.resolve("a")).hasContent("1");
  }

  @Test
  void what_is_read_only_is_removed_all_the_same() throws Exception {
    layer.file("d/a", TIMES, text("1"));
    if (Platform.isWindows()) {
      assertThat(root.resolve("d/a").toFile().setReadOnly()).isTrue();
    } else {
      layer.restore("d/a", 0x21, TIMES, out -> {});
    }

    layer.remove("d");

    assertThat(layer.list("")).isEmpty();
  }

  @Test
  void nothing_is_reached_through_a_link_in_between() throws Exception {
    assumeFalse(Platform.isWindows(), "Wine does not know OBJ_DONT_REPARSE");
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "s");
    layer.directory("d");
    Files.createSymbolicLink(root.resolve("d/out"), outside);

    assertThatThrownBy(() -> layer.remove("d/out/secret")).isInstanceOf(HostException.class);
    assertThatThrownBy(() -> layer.file("d/out/new", TIMES, text("x")))
        .isInstanceOf(HostException.class);
    assertThat(outside).isDirectoryContaining(file -> file.endsWith("secret"));
    assertThat(outside.toFile().list()).hasSize(1);
  }

  @Test
  void a_stream_that_is_broken_off_is_refused_and_frees_its_context() throws Exception {
    assumeFalse(Platform.isWindows(), "Wine has no BackupWrite");
    byte[] header = {1, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    assertThatThrownBy(
            () ->
                layer.restore(
                    "a",
                    0x20,
                    TIMES,
                    out -> {
                      out.write(header);
                      throw new java.io.EOFException("the archive ends");
                    }))
        .hasMessageContaining("the archive ends");
    assertThatThrownBy(() -> layer.restore("b", 0x20, TIMES, text("no stream of any kind")))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("BackupWrite");
  }

  @Test
  void a_stream_makes_file_attributes_and_times() throws Exception {
    assumeFalse(Platform.isWindows(), "Wine has no BackupWrite");
    byte[] stream = {1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'h', 'i'};

    layer.restore("a", 0x21, TIMES, out -> out.write(stream));

    assertThat(root.resolve("a")).hasContent("hi");
    assertThat(layer.list("")).isEqualTo(List.of(new LayerFiles.Entry("a", 0x21)));
    assertThat(Files.getLastModifiedTime(root.resolve("a"))).isEqualTo(TIMES.written());
  }
}
