package dev.jstack.host.windows;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.api.StorageApi;
import dev.jstack.image.layer.linux.TreeRemoval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Layers on a disk, as far as the layer functions show: what they need they ask for, what they make
 * is there afterwards, and what is in use is not removed.
 */
final class DiskLayers implements StorageApi {
  private static final List<String> HIVES =
      List.of("DEFAULT", "SAM", "SECURITY", "SOFTWARE", "SYSTEM");

  private enum State {
    ACTIVE,
    PREPARED
  }

  private final Map<String, State> mounted = new HashMap<>();
  private final Path recorded;
  private final List<String> calls = new ArrayList<>();

  /**
   * Layers.
   *
   * @param recorded gets a copy of each transport directory, by the name of its layer
   */
  DiskLayers(Path recorded) {
    this.recorded = recorded;
  }

  List<String> calls() {
    return calls;
  }

  private static void need(boolean fact, HResult otherwise, String operation, String path) {
    if (!fact) {
      throw otherwise.failure(operation, path);
    }
  }

  private static String last(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  private static void disk(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  @Override
  public synchronized void importLayer(String path, String transport, List<String> parents) {
    calls.add("import " + last(path) + " over " + parents.stream().map(DiskLayers::last).toList());
    need(layerExists(path), HResult.ERROR_PATH_NOT_FOUND, "ImportLayer", path);
    parents.forEach(p -> need(layerExists(p), HResult.ERROR_PATH_NOT_FOUND, "ImportLayer", p));
    disk(
        () -> {
          copyTree(Path.of(transport), recorded.resolve(last(path)));
          importFiles(Path.of(transport), Path.of(path));
        });
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static void importFiles(Path transport, Path layer) throws IOException {
    try (Stream<Path> all = Files.walk(transport)) {
      for (Path file : all.toList()) {
        Path target = layer.resolve(transport.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (file.startsWith(transport.resolve("Hives"))) {
          Files.copy(file, target);
        } else if (!file.toString().endsWith(".$wcidirs$")) {
          Files.write(target, data(Files.readAllBytes(file)));
        }
      }
    }
  }

  /** The first stream of data behind the attributes. */
  private static byte[] data(byte[] transported) {
    ByteBuffer streams = ByteBuffer.wrap(transported).order(ByteOrder.LITTLE_ENDIAN).position(4);
    while (streams.remaining() >= 20) {
      int id = streams.getInt();
      streams.getInt();
      int size = (int) streams.getLong();
      streams.position(streams.position() + 4 + streams.getInt(streams.position()));
      byte[] payload = new byte[size];
      streams.get(payload);
      if (id == 1) {
        return payload;
      }
    }
    return new byte[0];
  }

  @Override
  public synchronized void processBaseImage(String path) {
    calls.add("process base " + last(path));
    Path config = Path.of(path, "Files/Windows/System32/config");
    for (String hive : HIVES) {
      need(
          Files.exists(config.resolve(hive)),
          HResult.ERROR_FILE_NOT_FOUND,
          "ProcessBaseImage",
          config.resolve(hive).toString());
    }
    write(path, "blank-base.vhdx", "base");
    write(path, "blank.vhdx", "differencing");
  }

  @Override
  public synchronized void processUtilityImage(String path) {
    calls.add("process utility " + last(String.valueOf(Path.of(path).getParent())));
    Path store = Path.of(path, "Files/EFI/Microsoft/Boot/BCD");
    need(
        Files.exists(store), HResult.ERROR_FILE_NOT_FOUND, "ProcessUtilityImage", store.toString());
    write(path, "SystemTemplateBase.vhdx", "base");
    write(path, "SystemTemplate.vhdx", "differencing");
  }

  private static void write(String path, String name, String text) {
    disk(() -> Files.writeString(Path.of(path, name), text));
  }

  @Override
  public synchronized void createSandboxLayer(String path, List<String> parents) {
    need(!parents.isEmpty(), HResult.ERROR_INVALID_PARAMETER, "CreateSandboxLayer", path);
    String base = parents.get(parents.size() - 1);
    need(
        Files.exists(Path.of(base, "blank.vhdx")),
        HResult.ERROR_FILE_NOT_FOUND,
        "CreateSandboxLayer",
        base);
    calls.add("create " + last(path) + " over " + parents.stream().map(DiskLayers::last).toList());
    disk(() -> Files.createDirectories(Path.of(path)));
    write(path, "sandbox.vhdx", "20 GB");
  }

  @Override
  public synchronized void expandSandboxSize(String path, long bytes) {
    need(!mounted.containsKey(path), HResult.ERROR_SHARING_VIOLATION, "ExpandSandboxSize", path);
    calls.add("expand " + last(path));
    write(path, "sandbox.vhdx", bytes + " bytes");
  }

  @Override
  public synchronized void activateLayer(String path) {
    need(layerExists(path), HResult.ERROR_PATH_NOT_FOUND, "ActivateLayer", path);
    calls.add("activate " + last(path));
    mounted.put(path, State.ACTIVE);
  }

  @Override
  public synchronized void prepareLayer(String path, List<String> parents) {
    need(mounted.containsKey(path), HResult.HCS_E_INVALID_STATE, "PrepareLayer", path);
    calls.add("prepare " + last(path));
    mounted.put(path, State.PREPARED);
  }

  @Override
  public synchronized String getLayerMountPath(String path) {
    return mounted.containsKey(path) ? "\\\\?\\Volume{" + nameToGuid(last(path)) + "}" : "";
  }

  @Override
  public synchronized void unprepareLayer(String path) {
    need(mounted.get(path) == State.PREPARED, HResult.HCS_E_INVALID_STATE, "UnprepareLayer", path);
    calls.add("unprepare " + last(path));
    mounted.put(path, State.ACTIVE);
  }

  @Override
  public synchronized void deactivateLayer(String path) {
    need(mounted.remove(path) != null, HResult.HCS_E_INVALID_STATE, "DeactivateLayer", path);
    calls.add("deactivate " + last(path));
  }

  @Override
  public synchronized void destroyLayer(String path) {
    need(!mounted.containsKey(path), HResult.ERROR_ACCESS_DENIED, "DestroyLayer", path);
    calls.add("destroy " + last(path));
    disk(() -> TreeRemoval.remove(Path.of(path)));
  }

  @Override
  public boolean layerExists(String path) {
    return Files.isDirectory(Path.of(path));
  }

  @Override
  public UUID nameToGuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void grantVmAccess(String vmId, String file) {
    need(Files.exists(Path.of(file)), HResult.ERROR_FILE_NOT_FOUND, "GrantVmAccess", file);
  }

  @Override
  public void createDirectory(String path, String securityDescriptor) {
    throw unused();
  }

  @Override
  public void removeDirectory(String path) {
    throw unused();
  }

  @Override
  public void writeFile(String path, byte[] content, String securityDescriptor) {
    throw unused();
  }

  @Override
  public List<String> listDirectory(String path) {
    throw unused();
  }

  private static HostException unused() {
    return HResult.E_NOTIMPL.failure("files", "");
  }
}
