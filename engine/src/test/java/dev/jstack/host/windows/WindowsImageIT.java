package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.api.HostException;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.strict.Stores;
import dev.jstack.host.strict.StrictHost;
import dev.jstack.host.strict.compute.PretendCompute;
import dev.jstack.host.strict.network.NetworkBackend;
import dev.jstack.image.FakeRegistry;
import dev.jstack.image.ImageFixture;
import dev.jstack.image.ImagePlatform;
import dev.jstack.image.ImageSettings;
import dev.jstack.image.ImageStore;
import dev.jstack.image.PullListener;
import dev.jstack.image.ResolvedImage;
import dev.jstack.image.TarFixture;
import dev.jstack.image.WindowsLayering;
import dev.jstack.image.docker.DockerStore;
import dev.jstack.image.layer.windows.ImportProcess;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.registry.CredentialStore;
import dev.jstack.schema.model.PullPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Windows image from a registry to mounted layers, through the native interface: the child
 * process, JNA, two C libraries with the signatures of the DLLs. Skips where there is no gcc.
 */
class WindowsImageIT {
  private static final ImagePlatform HOST_2022 =
      new ImagePlatform("windows", "amd64", Optional.of("10.0.20348.2762"));
  private static final HostFacts FACTS =
      new HostFacts(
          HostFacts.Kind.SIMULATED,
          "windows-server-2022",
          WindowsVersion.parse("10.0.20348.2762"),
          true,
          true,
          4,
          8L << 30,
          5,
          3,
          "C:\\ProgramData\\jstack",
          List.of());
  private static final String SECURITY = "01000480" + "00".repeat(16);

  @TempDir Path directory;

  private final FakeRegistry registry = new FakeRegistry();
  private DiskLayers windows;
  private StubServer server;
  private FileStub files;
  private StorageApi storage;
  private List<String> child;
  private ImageStore images;

  @BeforeEach
  void connect() throws Exception {
    assumeTrue(!Platform.isWindows(), "the file functions of Windows are not a double");
    Optional<AbiStub> abi = AbiStub.here();
    Optional<FileStub> built = FileStub.build();
    assumeTrue(abi.isPresent() && built.isPresent(), "gcc is needed to build the stubs");
    files = built.get();
    windows = new DiskLayers(directory.resolve("transported"));
    server =
        new StubServer(
            new StrictHost(
                FACTS,
                Stores.inMemory(),
                new PretendCompute((system, process) -> PretendCompute.Behaviour.exits(0)),
                NetworkBackend.none(),
                windows,
                path -> Optional.empty(),
                Clock.systemUTC()));
    abi.get().connect(server);
    var libraries = abi.get().libraries();
    storage = new WindowsStorage(Dlls.of(libraries), new ProtectedFiles(libraries));
    child = childProgram(abi.get().exports().get(0).getFile().toPath());
    images = store();
  }

  private List<String> childProgram(Path hcs) {
    return List.of(
        "env",
        "JSTACK_STUB_PORT=" + server.port(),
        "JSTACK_STUB_TOKEN=" + server.token(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-cp",
        System.getProperty("java.class.path"),
        StubImportMain.class.getName(),
        hcs.toString(),
        files.library().toString());
  }

  private ImageStore store() {
    ImageSettings settings = ImageSettings.of(Map.of(), directory, Clock.systemUTC());
    return ImageStore.forWindows(
        directory.resolve("images"),
        settings.with(settings.registries(), CredentialStore.ANONYMOUS),
        new WindowsLayering(() -> storage, new ImportProcess(child)),
        new DockerStore(directory.resolve("no-docker")));
  }

  @AfterEach
  void close() throws IOException {
    registry.close();
    if (server != null) {
      server.close();
    }
    if (images != null) {
      images.close();
    }
  }

  @Test
  void an_image_becomes_layers_a_scratch_layer_is_mounted_over_them_and_all_is_removed()
      throws IOException {
    registry.push("win", "1", image());

    ResolvedImage image = pull();

    assertThat(image.layers()).hasSize(2);
    Path top = Path.of(image.layers().get(0));
    Path base = Path.of(image.layers().get(1));
    assertThat(windows.calls())
        .containsExactly(
            "process base " + base.getFileName(),
            "process utility " + base.getFileName(),
            "import " + top.getFileName() + " over [" + base.getFileName() + "]");
    assertThat(base.resolve("Files/Windows/a.dll")).hasContent("MZ");
    assertThat(attribute(base.resolve("Files/Windows/a.dll"), "attributes")).isEqualTo("33");
    assertThat(top.resolve("Files/app/b.txt")).hasContent("hello");
    assertThat(top.resolve("Files/Windows/old.txt")).doesNotExist();
    assertThat(
            Files.isSameFile(top.resolve("Files/app/a.dll"), base.resolve("Files/Windows/a.dll")))
        .isTrue();
    assertThat(top.resolve("Hives/System_Delta")).hasContent("regf");
    assertThat(Files.getLastModifiedTime(top.resolve("Files/app")))
        .isEqualTo(FileTime.fromMillis(1_700_000_000_000L));
    assertThat(directory.resolve("images/tmp")).isEmptyDirectory();

    scratchLives(image.layers());

    assertThat(images.list()).hasSize(1);
    images.remove(images.list(), Set.of(), false);
    assertThat(windows.calls())
        .contains(
            "destroy " + base.getFileName() + "-removing",
            "destroy " + top.getFileName() + "-removing");
    assertThat(directory.resolve("images/layers")).isEmptyDirectory();
  }

  /** Of process isolation: mounted here; of hyperv isolation: attached to the virtual machine. */
  private void scratchLives(List<String> layers) throws IOException {
    String scratch = directory.resolve("scratch/shop.web.1").toString();
    int before = windows.calls().size();
    storage.createSandboxLayer(scratch, layers);
    storage.expandSandboxSize(scratch, 40L << 30);
    assertThat(Path.of(scratch, "sandbox.vhdx")).hasContent((40L << 30) + " bytes");
    assertThat(storage.getLayerMountPath(scratch)).isEmpty();
    storage.grantVmAccess("shop.web.1", scratch + "/sandbox.vhdx");
    storage.activateLayer(scratch);
    storage.prepareLayer(scratch, layers);
    assertThat(storage.getLayerMountPath(scratch)).startsWith("\\\\?\\Volume{").endsWith("}");
    assertThatThrownBy(() -> storage.expandSandboxSize(scratch, 50L << 30))
        .isInstanceOf(HostException.class);
    storage.unprepareLayer(scratch);
    storage.deactivateLayer(scratch);
    // A process died while it removed the layer before this one of the same name.
    Files.createDirectories(Path.of(scratch + "-removing"));
    storage.destroyLayer(scratch);
    assertThat(windows.calls().subList(before, windows.calls().size()))
        .containsExactly(
            "create shop.web.1 over " + layers.stream().map(l -> Path.of(l).getFileName()).toList(),
            "expand shop.web.1",
            "activate shop.web.1",
            "prepare shop.web.1",
            "unprepare shop.web.1",
            "deactivate shop.web.1",
            "destroy shop.web.1-removing",
            "destroy shop.web.1-removing");
    assertThat(directory.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void what_is_handed_to_import_has_the_bytes_of_the_reference() throws IOException {
    registry.push("win", "1", image());

    Path top = Path.of(pull().layers().get(0));

    Path transported = directory.resolve("transported").resolve(top.getFileName());
    assertThat(hex(transported.resolve("Files/a.txt")))
        .isEqualTo(
            "20000000"
                + ("03000000000000001400000000000000" + "00000000" + SECURITY)
                + "02000000000000001000000000000000000000000000000000030200"
                + "4b45590076310000"
                + "0100000000000000050000000000000000000000"
                + "68656c6c6f"
                + "0400000000000000040000000000000010000000"
                + "3a0073003a0024004400410054004100"
                + "41445321");
    assertThat(hex(transported.resolve("Files/jn.$wcidirs$")))
        .startsWith("10040000" + "08000000000000002c00000000000000" + "00000000" + "030000a02400");
    assertThat(transported.resolve("Files/jn")).isEmptyDirectory();
    assertThat(transported.resolve("Files/app.$wcidirs$")).exists();
    assertThat(transported.resolve("Hives/System_Delta")).hasContent("regf");
    assertThat(transported.resolve("Files/Windows/.wh.old.txt")).doesNotExist();
  }

  @Test
  void security_and_links_of_a_base_layer_arrive_through_backup_write() throws IOException {
    registry.push("win", "1", image());

    Path base = Path.of(pull().layers().get(1));

    byte[] streams = bytes(base.resolve("Files/Windows/a.dll"), "streams");
    assertThat(HexFormat.of().formatHex(streams)).contains(SECURITY);
    assertThat(attribute(base.resolve("Files/link"), "attributes")).isEqualTo("1024");
    assertThat(HexFormat.of().formatHex(bytes(base.resolve("Files/link"), "streams")))
        .contains("0c0000a0");
    assertThat(
            Files.isSameFile(base.resolve("Files/same.dll"), base.resolve("Files/Windows/a.dll")))
        .isTrue();
  }

  @Test
  void a_layer_of_a_utility_vm_clones_and_copies_through_backup_read() throws IOException {
    TarFixture patch =
        new TarFixture()
            .directory("Files")
            .directory("UtilityVM")
            .directory("UtilityVM/Files")
            .file("UtilityVM/Files/bootmgr", "patched");
    registry.push("win", "1", ImageFixture.windows("10.0.20348.1").layer(base()).layer(patch));

    List<String> layers = pull().layers();

    Path own = Path.of(layers.get(0), "UtilityVM/Files");
    Path below = Path.of(layers.get(1), "UtilityVM/Files");
    Path store = Path.of("EFI/Microsoft/Boot/BCD");
    assertThat(own.resolve("bootmgr")).hasContent("patched");
    assertThat(below.resolve("bootmgr")).hasContent("boot");
    assertThat(own.resolve(store)).hasContent("store");
    assertThat(Files.isSameFile(own.resolve(store), below.resolve(store))).isFalse();
    assertThat(Files.isSameFile(own.resolve("kernel"), below.resolve("kernel"))).isTrue();
    assertThat(windows.calls())
        .last()
        .isEqualTo("process utility " + Path.of(layers.get(0)).getFileName());
  }

  @Test
  void a_base_layer_that_windows_refuses_leaves_nothing_that_counts() {
    TarFixture bare = new TarFixture().directory("Files").file("Files/a", "x");
    registry.push("win", "1", ImageFixture.windows("10.0.20348.1").layer(bare));

    assertThatThrownBy(this::pull)
        .isInstanceOfSatisfying(
            ImageException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(ImageProblem.STORE);
              assertThat(e)
                  .hasMessageContaining("ProcessBaseImage")
                  .hasMessageContaining("does not exist");
            });
    assertThat(images.find(registry.host() + "/win:1", HOST_2022)).isEmpty();
    images.prune(false, Set.of());
    assertThat(directory.resolve("images/layers")).isEmptyDirectory();
  }

  @Test
  void an_account_without_the_privileges_is_told_so() {
    List<String> unprivileged = new ArrayList<>(child);
    unprivileged.add(1, "JSTACK_STUB_UNPRIVILEGED=1");
    child = unprivileged;
    registry.push("win", "1", image());

    try (ImageStore store = store()) {
      assertThatThrownBy(() -> pull(store))
          .hasMessageContaining("SeBackupPrivilege")
          .hasMessageContaining("elevated administrator");
    }
  }

  @Test
  void a_hostile_layer_and_a_child_that_falls_over_are_told_apart() {
    TarFixture hostile = base().file("Files/../../out", "x");
    registry.push("win", "1", ImageFixture.windows("10.0.20348.1").layer(hostile));
    assertThatThrownBy(this::pull)
        .isInstanceOfSatisfying(
            ImageException.class,
            e -> assertThat(e.problem()).isEqualTo(ImageProblem.UNSAFE_LAYER));

    child = List.of("sh", "-c", "echo out of memory >&2; exit 134");
    registry.push("win", "1", image());
    try (ImageStore store = store()) {
      assertThatThrownBy(() -> pull(store)).hasMessageContaining("ended with 134: out of memory");
    }
  }

  private ResolvedImage pull() {
    return pull(images);
  }

  private ResolvedImage pull(ImageStore store) {
    return store.ensure(
        registry.host() + "/win:1", HOST_2022, PullPolicy.MISSING, PullListener.SILENT);
  }

  private static ImageFixture image() {
    return ImageFixture.windows("10.0.20348.2340").layer(base()).layer(application());
  }

  private static TarFixture base() {
    TarFixture tar =
        new TarFixture()
            .directory("Files")
            .directory("Files/Windows")
            .entry("Files/Windows/a.dll", TarConstants.LF_NORMAL, text("MZ"), secured("33"), "")
            .file("Files/Windows/old.txt", "old")
            .hardLink("Files/same.dll", "Files/Windows/a.dll")
            .entry(
                "Files/link",
                TarConstants.LF_SYMLINK,
                new byte[0],
                Map.of("MSWINDOWS.fileattr", "1024"),
                "C:/x")
            .directory("Files/Windows/System32")
            .directory("Files/Windows/System32/config");
    for (String hive : List.of("DEFAULT", "SAM", "SECURITY", "SOFTWARE", "SYSTEM")) {
      tar.file("Files/Windows/System32/config/" + hive, "regf");
    }
    return tar.directory("UtilityVM")
        .directory("UtilityVM/Files")
        .file("UtilityVM/Files/bootmgr", "boot")
        .file("UtilityVM/Files/kernel", "MZ")
        .directory("UtilityVM/Files/EFI")
        .directory("UtilityVM/Files/EFI/Microsoft")
        .directory("UtilityVM/Files/EFI/Microsoft/Boot")
        .file("UtilityVM/Files/EFI/Microsoft/Boot/BCD", "store");
  }

  private static TarFixture application() {
    Map<String, String> headers = new LinkedHashMap<>(secured("32"));
    headers.put("MSWINDOWS.xattr.KEY", Base64.getEncoder().encodeToString(text("v1")));
    return new TarFixture()
        .directory("Files")
        .entry("Files/a.txt", TarConstants.LF_NORMAL, text("hello"), headers, "")
        .file("Files/a.txt:s", "ADS!")
        .directory("Files/app")
        .file("Files/app/b.txt", "hello")
        .hardLink("Files/app/a.dll", "Files/Windows/a.dll")
        .entry(
            "Files/jn",
            TarConstants.LF_SYMLINK,
            new byte[0],
            Map.of("MSWINDOWS.fileattr", "1040", "MSWINDOWS.mountpoint", "1"),
            "C:\\x")
        .file("Files/Windows/.wh.old.txt", "")
        .directory("Hives")
        .file("Hives/System_Delta", "regf");
  }

  private static Map<String, String> secured(String attributes) {
    byte[] security = HexFormat.of().parseHex(SECURITY);
    return Map.of(
        "MSWINDOWS.fileattr",
        attributes,
        "MSWINDOWS.rawsd",
        Base64.getEncoder().encodeToString(security));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(Path file) throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(file));
  }

  private static String attribute(Path file, String name) throws IOException {
    return new String(bytes(file, name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path file, String name) throws IOException {
    var view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    ByteBuffer value = ByteBuffer.allocate(view.size(name));
    view.read(name, value);
    return value.array();
  }
}
