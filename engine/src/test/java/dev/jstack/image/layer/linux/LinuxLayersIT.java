package dev.jstack.image.layer.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.jstack.image.TarFixture;
import dev.jstack.image.layer.ChainIds;
import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.store.StoreLayout;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers on a real disk: what is made, and that nothing is made elsewhere. */
class LinuxLayersIT {
  private static final LayerLimits SMALL = new LayerLimits(1 << 20, 1 << 20, 100, 50, 1 << 16);

  @TempDir Path directory;
  private LinuxLayers layers;
  private StoreLayout layout;

  @BeforeEach
  void openStore() {
    layout = new StoreLayout(directory.resolve("store"));
    layers = new LinuxLayers(layout, SMALL);
  }

  @Nested
  class Unpacks {
    @Test
    void modes_links_and_directories_as_the_archive_has_them() throws IOException {
      Path root =
          single(
              new TarFixture()
                  .directory("usr", 0750)
                  .file("usr/su", bytes("x"), entry -> entry.setMode(04755))
                  .symlink("usr/away", "/etc/passwd")
                  .hardLink("usr/same", "usr/su"));

      assertThat(attribute(root.resolve("usr"), "unix:mode") & 07777).isEqualTo(0750);
      assertThat(attribute(root.resolve("usr/su"), "unix:mode") & 07777).isEqualTo(04755);
      assertThat(Files.readSymbolicLink(root.resolve("usr/away"))).hasToString("/etc/passwd");
      assertThat(Files.isSameFile(root.resolve("usr/same"), root.resolve("usr/su"))).isTrue();
      assertThat(Files.getLastModifiedTime(root.resolve("usr")).toMillis())
          .isEqualTo(1_700_000_000_000L);
      assertThat(attribute(root, "unix:mode") & 07777).isEqualTo(0755);
    }

    @Test
    void a_directory_without_an_entry_looks_as_the_one_below() throws IOException {
      List<Path> roots =
          chain(
              new TarFixture().directory("tmp", 01777),
              new TarFixture().file("tmp/x", "x").file("opt/y", "y"));

      assertThat(attribute(roots.get(0).resolve("tmp"), "unix:mode") & 07777).isEqualTo(01777);
      assertThat(attribute(roots.get(0).resolve("opt"), "unix:mode") & 07777).isEqualTo(0755);
    }

    @Test
    void devices_are_left_out() throws IOException {
      assertThat(single(new TarFixture().device("null").file("a", "a")).resolve("null"))
          .doesNotExist();
    }

    @Test
    void a_hard_link_to_a_file_of_a_lower_layer_becomes_a_copy() throws IOException {
      List<Path> roots =
          chain(
              new TarFixture().file("bin/busybox", "applets"),
              new TarFixture().hardLink("bin/ls", "bin/busybox"));

      assertThat(roots.get(0).resolve("bin/ls")).hasContent("applets");
    }

    @Test
    void attributes_of_overlayfs_itself_are_not_taken_from_an_image() throws IOException {
      Path root =
          single(
              new TarFixture()
                  .file(
                      "a",
                      bytes("a"),
                      entry -> {
                        entry.addPaxHeader("SCHILY.xattr.user.overlay.redirect", "/etc");
                        entry.addPaxHeader("SCHILY.xattr.user.note", "kept");
                      }));

      List<String> names =
          Files.getFileAttributeView(root.resolve("a"), UserDefinedFileAttributeView.class).list();
      assertThat(names).doesNotContain("overlay.redirect");
    }

    @Test
    void whiteouts_and_opaque_directories_show_in_a_real_mount() throws Exception {
      List<Path> roots =
          chain(
              new TarFixture()
                  .file("etc/gone", "1")
                  .file("etc/stays", "1")
                  .file("data/old/a", "1")
                  .file("data/both/old", "1")
                  .file("was/dir/x", "1"),
              new TarFixture()
                  .file("etc/.wh.gone", "")
                  .file("data/.wh..wh..opq", "")
                  .file("data/both/new", "2")
                  .file(".wh.nothing", "")
                  .file("was", "a file now"));

      String seen = mounted(roots, "find . -type f | sort; cat was");
      assumeThat(seen).as("overlay mounts in a user namespace").doesNotContain("NOMOUNT");

      assertThat(seen.lines())
          .containsExactly("./data/both/new", "./etc/stays", "./was", "a file now");
    }
  }

  @Nested
  class Refuses {
    static Stream<Arguments> hostile() {
      String outside = "../../../../../../tmp/jstack-hostile";
      return Stream.of(
          Arguments.of("dots", new TarFixture().file("../../x", "x")),
          Arguments.of("dots inside", new TarFixture().file("a/../../x", "x")),
          Arguments.of("absolute", new TarFixture().file("/tmp/jstack-hostile", "x")),
          Arguments.of("dots in a directory", new TarFixture().directory("../x")),
          Arguments.of(
              "link and write through",
              new TarFixture().symlink("out", outside).file("out/x", "x")),
          Arguments.of(
              "absolute link and write through",
              new TarFixture().symlink("out", "/tmp").file("out/jstack-hostile", "x")),
          Arguments.of(
              "two links and write through",
              new TarFixture()
                  .symlink("a", "/")
                  .symlink("b", "a")
                  .file("b/tmp/jstack-hostile", "x")),
          Arguments.of(
              "link and directory through",
              new TarFixture().symlink("out", "/tmp").directory("out/jstack-hostile")),
          Arguments.of(
              "link and link through",
              new TarFixture().symlink("out", "/tmp").symlink("out/jstack-hostile", "x")),
          Arguments.of("hard link out", new TarFixture().hardLink("x", "../../../../etc/passwd")),
          Arguments.of("hard link to the host", new TarFixture().hardLink("x", "/etc/passwd")),
          Arguments.of(
              "hard link through a link",
              new TarFixture().symlink("etc", "/etc").hardLink("x", "etc/passwd")),
          Arguments.of("whiteout of the parent", new TarFixture().file("a/.wh...", "")),
          Arguments.of("whiteout of the directory", new TarFixture().file("a/.wh..", "")),
          Arguments.of("whiteout without a name", new TarFixture().file("a/.wh.", "")),
          Arguments.of(
              "whiteout through a link",
              new TarFixture().symlink("out", "/tmp").file("out/.wh.x", "")),
          Arguments.of(
              "opaque through a link",
              new TarFixture().symlink("out", "/tmp").file("out/in/.wh..wh..opq", "")),
          Arguments.of("below a file", new TarFixture().file("a", "a").file("a/b", "b")),
          Arguments.of("too many entries", many()),
          Arguments.of("too large", new TarFixture().file("a", new byte[2 << 20], e -> {})),
          Arguments.of("megabytes of name", new TarFixture().longName(1 << 18)));
    }

    private static TarFixture many() {
      TarFixture tar = new TarFixture();
      for (int i = 0; i < 60; i++) {
        tar.file("f" + i, "");
      }
      return tar;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void every_archive_that_reaches_out_and_keeps_nothing(String name, TarFixture tar)
        throws IOException {
      List<String> before = everythingOutside();
      // A lower layer has what whiteouts could hide and links could find.
      add(new TarFixture().file("a/x", "x").file("etc/y", "y"), List.of());
      Digest base = Digest.of(new TarFixture().file("a/x", "x").file("etc/y", "y").bytes());

      ImageException refusal =
          catchThrowableOfType(ImageException.class, () -> add(tar, List.of(base)));

      assertThat(refusal).as(name).isNotNull();
      assertThat(refusal.problem()).isEqualTo(ImageProblem.UNSAFE_LAYER);
      assertThat(everythingOutside()).isEqualTo(before);
      assertThat(Path.of("/tmp/jstack-hostile")).doesNotExist();
      assertThat(layout.tmp()).isEmptyDirectory();
      assertThat(layers.has(Digest.of(tar.bytes()))).isFalse();
    }

    @Test
    void a_sparse_file_that_is_small_in_the_archive_only() throws Exception {
      Path archive = directory.resolve("sparse.tar");
      String script = "truncate -s 1G huge && tar -S --format=posix -cf '%s' huge && rm huge";
      Process tar =
          new ProcessBuilder("sh", "-c", script.formatted(archive))
              .directory(directory.toFile())
              .start();
      assumeThat(tar.waitFor()).as("GNU tar and sparse files").isZero();
      Digest digest = Digest.of(Files.readAllBytes(archive));

      ImageException refusal =
          catchThrowableOfType(
              ImageException.class,
              () ->
                  layers.add(
                      new LayerContent(
                          Files.newInputStream(archive), Files.size(archive), digest, digest),
                      List.of()));

      assertThat(refusal).hasMessageContaining("`huge`");
      assertThat(refusal.problem()).isEqualTo(ImageProblem.UNSAFE_LAYER);
    }

    @Test
    void a_bomb_before_it_has_filled_the_disk() throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] archive = new TarFixture().file("zeros", new byte[8 << 20], e -> {}).bytes();
      try (OutputStream zip = new GZIPOutputStream(packed)) {
        zip.write(archive);
      }
      Digest diffId = Digest.of(archive);
      LayerContent bomb =
          new LayerContent(
              new ByteArrayInputStream(packed.toByteArray()), packed.size(), diffId, diffId);

      ImageException refusal =
          catchThrowableOfType(ImageException.class, () -> layers.add(bomb, List.of()));

      assertThat(refusal.problem()).isEqualTo(ImageProblem.UNSAFE_LAYER);
    }

    @Test
    void what_is_no_tar() {
      byte[] noise = "this is no archive at all".repeat(60).getBytes(StandardCharsets.UTF_8);
      Digest digest = Digest.of(noise);

      ImageException refusal =
          catchThrowableOfType(
              ImageException.class,
              () ->
                  layers.add(
                      new LayerContent(
                          new ByteArrayInputStream(noise), noise.length, digest, digest),
                      List.of()));

      assertThat(refusal.problem()).isEqualTo(ImageProblem.BAD_LAYER);
    }

    private List<String> everythingOutside() throws IOException {
      try (Stream<Path> all = Files.walk(directory)) {
        return all.filter(path -> !path.startsWith(layout.root()))
            .map(Path::toString)
            .sorted()
            .toList();
      }
    }
  }

  @Test
  void a_layer_without_its_mark_does_not_count_and_is_replaced() throws IOException {
    TarFixture tar = new TarFixture().file("a", "a");
    Digest chain = Digest.of(tar.bytes());
    Path half = Files.createDirectories(layout.layer(chain));
    Files.writeString(half.resolve("half"), "half");
    assertThat(layers.has(chain)).isFalse();

    add(tar, List.of());

    assertThat(layers.has(chain)).isTrue();
    assertThat(half.resolve("half")).doesNotExist();
  }

  @Test
  void removal_takes_directories_that_their_owner_may_not_enter() throws IOException {
    TarFixture tar = new TarFixture().directory("closed", 0).file("closed/a", "a");
    Digest chain = add(tar, List.of());

    layers.remove(chain);

    assertThat(layout.layer(chain)).doesNotExist();
    assertThat(layers.has(chain)).isFalse();
  }

  private Path single(TarFixture tar) throws IOException {
    return Path.of(layers.path(add(tar, List.of())));
  }

  /** Adds layers, base first; their roots topmost first. */
  private List<Path> chain(TarFixture... tars) throws IOException {
    List<Digest> diffIds = Stream.of(tars).map(tar -> Digest.of(tar.bytes())).toList();
    List<Digest> chain = ChainIds.of(diffIds);
    List<Path> roots = new ArrayList<>();
    for (int i = 0; i < tars.length; i++) {
      List<Digest> parents = new ArrayList<>(chain.subList(0, i));
      Collections.reverse(parents);
      layers.add(content(tars[i], chain.get(i)), parents);
      roots.add(0, Path.of(layers.path(chain.get(i))));
    }
    return roots;
  }

  private Digest add(TarFixture tar, List<Digest> parents) throws IOException {
    Digest chain = Digest.of(tar.bytes());
    layers.add(content(tar, chain), parents);
    return chain;
  }

  private static LayerContent content(TarFixture tar, Digest chain) {
    byte[] archive = tar.bytes();
    return new LayerContent(
        new ByteArrayInputStream(archive), archive.length, Digest.of(archive), chain);
  }

  private String mounted(List<Path> roots, String script) throws Exception {
    Path target = Files.createDirectories(directory.resolve("merged"));
    Path upper = Files.createDirectories(directory.resolve("upper"));
    Path work = Files.createDirectories(directory.resolve("work"));
    String lower = String.join(":", roots.stream().map(Path::toString).toList());
    String options = "lowerdir=" + lower + ",upperdir=" + upper + ",workdir=" + work;
    String command =
        "mount -t overlay overlay -o '%s' '%s' || { echo NOMOUNT; exit; }; cd '%s'; %s"
            .formatted(options + ",userxattr", target, target, script);
    Process process =
        new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", command)
            .start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }

  private static int attribute(Path file, String name) throws IOException {
    return (Integer) Files.getAttribute(file, name, LinkOption.NOFOLLOW_LINKS);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
