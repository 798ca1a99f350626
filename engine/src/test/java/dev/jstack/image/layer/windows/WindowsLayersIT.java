package dev.jstack.image.layer.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.jstack.host.api.FileTimes;
import dev.jstack.host.api.LayerFiles;
import dev.jstack.host.api.StorageApi;
import dev.jstack.image.TarFixture;
import dev.jstack.image.layer.ChainIds;
import dev.jstack.image.layer.LayerArchive;
import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import dev.jstack.image.layer.linux.TreeRemoval;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.store.StoreLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows layers on a disk, with a host that notes what it is asked and copies what it imports. */
class WindowsLayersIT {
  @TempDir Path directory;
  private final List<String> calls = new ArrayList<>();
  private StoreLayout layout;
  private WindowsLayers layers;

  @BeforeEach
  void openStore() {
    layout = new StoreLayout(directory.resolve("store"));
    LayerImporter importer = new LayerImport(storage(), RestoringFiles::new);
    layers = new WindowsLayers(layout, LayerLimits.DEFAULT, this::storage, importer);
  }

  @Test
  void a_base_layer_is_restored_in_place_and_processed_and_then_its_utility_vm()
      throws IOException {
    Digest base = add(baseLayer(), List.of());

    Path root = Path.of(layers.path(base));
    assertThat(root.resolve("Files/Windows/a.dll")).exists();
    assertThat(calls)
        .containsExactly(
            "processBaseImage " + name(base), "processUtilityImage " + name(base) + "/UtilityVM");
    assertThat(layers.has(base)).isTrue();
  }

  @Test
  void a_child_layer_is_imported_and_then_changed_in_the_order_of_the_reference_writer()
      throws IOException {
    TarFixture base = baseLayer();
    TarFixture child =
        new TarFixture()
            .directory("Files")
            .directory("Files/app")
            .file("Files/app/new.txt", "new")
            .hardLink("Files/app/same.txt", "Files/app/new.txt")
            .hardLink("Files/app/below.dll", "Files/Windows/a.dll")
            .file("Files/Windows/.wh.old.txt", "")
            .file("Hives/System_Delta", "regf")
            .file("Files/tombstones.txt", "an ordinary file of the image");
    List<Digest> chain = ChainIds.of(List.of(Digest.of(base.bytes()), Digest.of(child.bytes())));
    add(base, List.of());
    calls.clear();

    layers.add(content(child, chain.get(1)), List.of(chain.get(0)));

    Path root = Path.of(layers.path(chain.get(1)));
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0)).startsWith("importLayer " + name(chain.get(1)) + " transport-");
    assertThat(calls.get(0)).endsWith("[" + name(chain.get(0)) + "]");
    assertThat(layout.tmp()).as("the transport directory is gone").isEmptyDirectory();
    assertThat(
            Files.isSameFile(root.resolve("Files/app/same.txt"), root.resolve("Files/app/new.txt")))
        .isTrue();
    assertThat(root.resolve("Files/app/below.dll")).exists();
    assertThat(root.resolve("Hives/System_Delta")).hasContent("regf");
    assertThat(Files.getLastModifiedTime(root.resolve("Files/app")).toMillis())
        .as("times last")
        .isEqualTo(1_700_000_000_000L);
  }

  @Test
  void a_layer_that_changes_the_utility_vm_begins_with_all_of_the_one_below() throws IOException {
    Digest base =
        add(
            baseLayer()
                .directory("UtilityVM/Files/EFI/Microsoft/Boot")
                .file("UtilityVM/Files/EFI/Microsoft/Boot/BCD", "store")
                .file("UtilityVM/Files/EFI/Microsoft/Boot/bootmgfw.efi", "MZ"),
            List.of());
    TarFixture child =
        new TarFixture()
            .directory("Files")
            .directory("UtilityVM")
            .directory("UtilityVM/Files")
            .file("UtilityVM/Files/bootmgr", "patched")
            .file("UtilityVM/Files/EFI/Microsoft/Boot/.wh.bootmgfw.efi", "");
    Digest chain = add(child, List.of(base));

    Path below = Path.of(layers.path(base)).resolve("UtilityVM/Files");
    Path own = Path.of(layers.path(chain)).resolve("UtilityVM/Files");
    assertThat(stream(own.resolve("bootmgr"))).contains("patched");
    assertThat(stream(below.resolve("bootmgr")))
        .as("links were not written through")
        .contains("boot");
    assertThat(own.resolve("EFI/Microsoft/Boot/bootmgfw.efi")).doesNotExist();
    assertThat(below.resolve("EFI/Microsoft/Boot/bootmgfw.efi")).exists();
    Path store = Path.of("EFI/Microsoft/Boot/BCD");
    assertThat(own.resolve(store)).hasSameBinaryContentAs(below.resolve(store));
    assertThat(Files.isSameFile(own.resolve(store), below.resolve(store))).isFalse();
    assertThat(calls).contains("processUtilityImage " + name(chain) + "/UtilityVM");
  }

  private static String stream(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_mount_point_is_out_of_the_way_while_files_are_written() throws IOException {
    TarFixture child =
        new TarFixture()
            .directory("Files")
            .entry(
                "Files/jn",
                TarConstants.LF_SYMLINK,
                new byte[0],
                Map.of("MSWINDOWS.fileattr", "1040", "MSWINDOWS.mountpoint", "1"),
                "C:\\x");
    Path transport = directory.resolve("t");

    write(child, transport);

    assertThat(transport.resolve("jn")).doesNotExist();
    assertThat(transport.resolve("Files/jn")).isEmptyDirectory();
    assertThat(Files.readAllBytes(transport.resolve("Files/jn.$wcidirs$")))
        .startsWith(HexFormat.of().parseHex("10040000" + "08000000"));
  }

  @Test
  void what_an_archive_may_not_do_is_refused_and_leaves_no_layer() throws IOException {
    Digest base = add(baseLayer(), List.of());
    for (TarFixture tar :
        List.of(
            new TarFixture().file("Files/../../out", "x"),
            new TarFixture().file("Files/a\\..\\..\\out", "x"),
            new TarFixture().file("UtilityVM/out", "x"),
            new TarFixture().file("Hives/.wh.System_Base", ""),
            new TarFixture().file("Files/.wh..wh..opq", ""))) {
      assertThatThrownBy(() -> add(tar, List.of(base))).isInstanceOf(ImageException.class);
      assertThat(layers.has(Digest.of(tar.bytes()))).isFalse();
    }
    assertThatThrownBy(() -> add(new TarFixture().file("Files/.wh.x", ""), List.of()))
        .hasMessageContaining("nothing below a base layer");
  }

  @Test
  void the_mark_goes_first_so_that_a_crash_leaves_nothing_that_looks_whole() throws IOException {
    Digest base = add(baseLayer(), List.of());
    calls.clear();

    layers.remove(base);

    assertThat(calls).containsExactly("destroyLayer " + name(base));
    assertThat(layers.has(base)).isFalse();
  }

  @Test
  void a_transport_directory_equals_that_of_the_reference_writer() throws IOException {
    Path conformance = conformance();
    Path transport = directory.resolve("t");
    List<String> expected = new ArrayList<>();

    write(Files.readAllBytes(conformance.resolve("transport-input.tar")), transport);

    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            Files.newInputStream(conformance.resolve("transport-output.tar")), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path ours = transport.resolve(entry.getName()).normalize();
        expected.add(ours.toString());
        if (!entry.isDirectory()) {
          assertThat(Files.readAllBytes(ours)).as(entry.getName()).isEqualTo(tar.readAllBytes());
        }
      }
    }
    try (Stream<Path> all = Files.walk(transport)) {
      assertThat(all.map(Path::toString)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void every_stream_equals_that_of_the_reference_encoder() throws IOException {
    Path conformance = conformance();
    Map<String, String> expected = streams(Files.readString(conformance.resolve("golden.txt")));
    Path transport = directory.resolve("t");

    write(Files.readAllBytes(conformance.resolve("golden.tar")), transport);

    assertThat(expected).hasSize(6);
    for (Map.Entry<String, String> stream : expected.entrySet()) {
      Path file = transport.resolve(stream.getKey());
      Path written = Files.isDirectory(file) ? Path.of(file + ".$wcidirs$") : file;
      byte[] bytes = Files.readAllBytes(written);
      assertThat(HexFormat.of().formatHex(Arrays.copyOfRange(bytes, 4, bytes.length)))
          .as(stream.getKey())
          .isEqualTo(stream.getValue());
    }
  }

  private static Path conformance() {
    String place = System.getenv("JSTACK_CONFORMANCE");
    assumeThat(place).as("JSTACK_CONFORMANCE names a directory of recorded bytes").isNotNull();
    return Path.of(place).resolve("layers");
  }

  /** Hex dumps by entry name; a dump line is an offset, two groups of eight, the text. */
  private static Map<String, String> streams(String golden) {
    Map<String, String> streams = new TreeMap<>();
    String current = "";
    for (String line : golden.lines().toList()) {
      if (line.startsWith("## ")) {
        current = line.substring(3, line.indexOf(" type=")).replaceFirst("/$", "");
        streams.put(current, "");
      } else if (line.matches("[0-9a-f]{8}  .*") && !current.isEmpty()) {
        String bytes = line.substring(10, line.indexOf('|')).replace(" ", "");
        streams.merge(current, bytes, String::concat);
      } else if (!line.startsWith("stream")) {
        current = "";
      }
    }
    return streams;
  }

  private static TarFixture baseLayer() {
    return new TarFixture()
        .directory("Files")
        .directory("Files/Windows")
        .file("Files/Windows/a.dll", "MZ")
        .file("Files/Windows/old.txt", "old")
        .directory("UtilityVM")
        .directory("UtilityVM/Files")
        .file("UtilityVM/Files/bootmgr", "boot");
  }

  private void write(TarFixture tar, Path transport) throws IOException {
    write(tar.bytes(), transport);
  }

  private void write(byte[] tar, Path transport) throws IOException {
    Digest digest = Digest.of(tar);
    LayerContent layer =
        new LayerContent(new ByteArrayInputStream(tar), tar.length, digest, digest);
    LayerFiles own = new PlainFiles(directory.resolve("own").toString());
    try (LayerArchive archive = new LayerArchive(layer, LayerLimits.DEFAULT)) {
      new TransportWriter(new PlainFiles(transport.toString()), own, PlainFiles::new, "")
          .write(new WindowsArchive(archive));
    }
  }

  private Digest add(TarFixture tar, List<Digest> parents) throws IOException {
    Digest chain = Digest.of(tar.bytes());
    layers.add(content(tar, chain), parents);
    return chain;
  }

  private static LayerContent content(TarFixture tar, Digest chain) {
    byte[] bytes = tar.bytes();
    return new LayerContent(new ByteArrayInputStream(bytes), bytes.length, Digest.of(bytes), chain);
  }

  private String name(Digest chain) {
    return String.valueOf(layout.layer(chain).getFileName());
  }

  /** A host whose import copies the transport directory, as far as a copy is what HCS does. */
  private StorageApi storage() {
    return (StorageApi)
        Proxy.newProxyInstance(
            StorageApi.class.getClassLoader(),
            new Class<?>[] {StorageApi.class},
            (proxy, method, arguments) -> storage(method.getName(), arguments));
  }

  private Object storage(String method, Object[] arguments) throws IOException {
    Path path = Path.of(arguments[0].toString());
    if (method.equals("layerExists")) {
      return Files.isDirectory(path);
    }
    List<String> words = new ArrayList<>(List.of(method));
    for (Object argument : arguments) {
      words.add(
          argument.toString().replace(layout.layers() + "/", "").replace(layout.tmp() + "/", ""));
    }
    calls.add(String.join(" ", words));
    switch (method) {
      case "importLayer" -> copy(Path.of(arguments[1].toString()), path);
      case "destroyLayer" -> TreeRemoval.remove(path);
      default -> assertThat(path).exists();
    }
    return null;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> copyFile(file, to.resolve(from.relativize(file).toString())));
    }
  }

  private static void copyFile(Path from, Path to) {
    try {
      Files.createDirectories(to.getParent());
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What BackupWrite would do, without security: the stream itself lands in the file. */
  private static final class RestoringFiles implements LayerFiles {
    private final PlainFiles plain;

    RestoringFiles(String root) throws IOException {
      this.plain = new PlainFiles(root);
    }

    @Override
    public void restore(String name, int attributes, FileTimes times, Content stream)
        throws IOException {
      if ((attributes & 0x10) == 0) {
        plain.remove(name);
        plain.file(name, times, stream);
      } else {
        plain.directory(name);
        stream.writeTo(OutputStream.nullOutputStream());
      }
    }

    @Override
    public void directory(String name) throws IOException {
      plain.directory(name);
    }

    @Override
    public void file(String name, FileTimes times, Content content) throws IOException {
      plain.file(name, times, content);
    }

    @Override
    public void link(String root, String target, String name) throws IOException {
      plain.link(root, target, name);
    }

    @Override
    public boolean has(String name) {
      return plain.has(name);
    }

    @Override
    public void remove(String name) throws IOException {
      plain.remove(name);
    }

    @Override
    public void copy(String root, String name) throws IOException {
      plain.copy(root, name);
    }

    @Override
    public List<Entry> list(String name) throws IOException {
      return plain.list(name);
    }

    @Override
    public void close() {}

    @Override
    public void times(String name, FileTimes times) throws IOException {
      plain.times(name, times);
    }
  }
}
