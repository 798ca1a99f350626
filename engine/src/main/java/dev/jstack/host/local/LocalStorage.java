package dev.jstack.host.local;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.local.probe.Messages;
import dev.jstack.host.local.sandbox.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Layers and host directories on a Linux file system. A scratch layer is a directory with the upper
 * and the work directory of an overlay; it is "mounted" at itself.
 */
final class LocalStorage implements StorageApi {
  /** Who may read a file: owners only, unless the descriptor speaks of users at large. */
  private static final List<String> PUBLIC = List.of(";;;WD)", ";;;AU)", ";;;BU)");

  private final boolean writable;
  private final LayerStates states;

  LocalStorage(boolean writable, LayerStates states) {
    this.writable = writable;
    this.states = states;
  }

  private interface Work {
    void run() throws IOException;
  }

  private void change(String operation, String path, Work work) {
    if (!writable) {
      throw HResult.ERROR_ACCESS_DENIED.failure(
          operation, path, "the local host was opened for reading");
    }
    if (!Path.of(path).isAbsolute()) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(operation, path, "the path is not absolute");
    }
    try {
      work.run();
    } catch (IOException e) {
      throw failure(operation, path, e);
    }
  }

  private static HostException failure(String operation, String path, IOException e) {
    HResult result =
        e instanceof AccessDeniedException
            ? HResult.ERROR_ACCESS_DENIED
            : e instanceof NoSuchFileException ? HResult.ERROR_PATH_NOT_FOUND : HResult.E_FAIL;
    return result.failure(operation, path, e.getClass().getSimpleName() + " " + e.getMessage());
  }

  @Override
  public void createSandboxLayer(String path, List<String> parents) {
    String operation = "CreateSandboxLayer";
    if (states.exists(path)) {
      throw HResult.ERROR_ALREADY_EXISTS.failure(operation, path);
    }
    requireLayers(operation, parents);
    change(
        operation,
        path,
        () -> {
          Files.createDirectories(Path.of(path, "u"));
          Files.createDirectories(Path.of(path, "w"));
          states.put(path, LayerStates.State.CREATED);
        });
  }

  private static void requireLayers(String operation, List<String> parents) {
    if (parents.isEmpty()) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(operation, "", "a layer needs a parent");
    }
    for (String parent : parents) {
      if (!Files.isDirectory(Path.of(parent))) {
        throw HResult.ERROR_PATH_NOT_FOUND.failure(operation, parent, "this layer does not exist");
      }
    }
  }

  /** A directory has the size of its disk. */
  @Override
  public void expandSandboxSize(String path, long bytes) {
    change("ExpandSandboxSize", path, () -> states.require("ExpandSandboxSize", path));
  }

  @Override
  public void activateLayer(String path) {
    change("ActivateLayer", path, () -> states.advance("ActivateLayer", path));
  }

  @Override
  public void prepareLayer(String path, List<String> parents) {
    requireLayers("PrepareLayer", parents);
    change("PrepareLayer", path, () -> states.advance("PrepareLayer", path));
  }

  @Override
  public String getLayerMountPath(String path) {
    return states.isPrepared(path) ? path : "";
  }

  @Override
  public void unprepareLayer(String path) {
    change("UnprepareLayer", path, () -> states.retreat("UnprepareLayer", path));
  }

  @Override
  public void deactivateLayer(String path) {
    change("DeactivateLayer", path, () -> states.retreat("DeactivateLayer", path));
  }

  @Override
  public void destroyLayer(String path) {
    if (!states.exists(path) && !Files.exists(Path.of(path))) {
      throw HResult.ERROR_PATH_NOT_FOUND.failure("DestroyLayer", path, "there is no such layer");
    }
    change("DestroyLayer", path, () -> Trees.remove(Path.of(path)));
  }

  @Override
  public boolean layerExists(String path) {
    return states.exists(path) || Files.isDirectory(Path.of(path)) && !path.equals("/");
  }

  /** Takes an unpacked Linux layer as it is; M10 for one of Windows. */
  @Override
  public void importLayer(String path, String transportFolder, List<String> parents) {
    Path source = Path.of(transportFolder);
    if (isWindowsLayer(source)) {
      throw HResult.HCS_E_IMAGE_MISMATCH.failure(
          "ImportLayer", path, Messages.windowsImage(Path.of(path).getFileName().toString()));
    }
    change(
        "ImportLayer",
        path,
        () -> {
          Files.createDirectories(Path.of(path).getParent());
          Files.move(source, Path.of(path), StandardCopyOption.ATOMIC_MOVE);
        });
  }

  /** Layers of Windows have their files below Files and their registry below Hives. */
  static boolean isWindowsLayer(Path layer) {
    return Files.isDirectory(layer.resolve("Files")) && Files.isDirectory(layer.resolve("Hives"));
  }

  @Override
  public void processBaseImage(String path) {
    change("ProcessBaseImage", path, () -> {});
  }

  @Override
  public void processUtilityImage(String path) {
    change("ProcessUtilityImage", path, () -> {});
  }

  @Override
  public UUID nameToGuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void grantVmAccess(String vmId, String file) {
    if (!Files.exists(Path.of(file))) {
      throw HResult.ERROR_FILE_NOT_FOUND.failure("GrantVmAccess", file);
    }
  }

  @Override
  public void createDirectory(String path, String securityDescriptor) {
    boolean shared = isPublic(securityDescriptor);
    change(
        "CreateDirectoryW",
        path,
        () -> {
          Path directory = Path.of(path);
          if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            permit(directory, shared ? "rwxrwxrwx" : "rwx--x--x");
          }
        });
  }

  @Override
  public void removeDirectory(String path) {
    change("RemoveDirectoryW", path, () -> Trees.remove(Path.of(path)));
  }

  /** The hosts file of a running system is mounted into it, so it is written in its place. */
  @Override
  public void writeFile(String path, byte[] content, String securityDescriptor) {
    String mode = isPublic(securityDescriptor) ? "rw-r--r--" : "rw-------";
    change(
        "WriteFile",
        path,
        () -> {
          Path file = Path.of(path);
          Files.createDirectories(file.getParent());
          if (isMounted(file)) {
            Files.write(file, content);
            return;
          }
          Path draft = file.resolveSibling("." + file.getFileName() + ".new");
          Files.deleteIfExists(draft);
          create(draft, mode);
          Files.write(draft, content);
          Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  private boolean isMounted(Path file) {
    Path etc = file.getParent();
    return Files.exists(file)
        && etc != null
        && etc.endsWith("etc")
        && etc.getParent() != null
        && states.exists(etc.getParent().toString());
  }

  @Override
  public List<String> listDirectory(String path) {
    String[] names = Path.of(path).toFile().list();
    String[] sorted = names == null ? new String[0] : names;
    Arrays.sort(sorted);
    return List.of(sorted);
  }

  /** No descriptor at all means the rights of the place, which on Windows are the users'. */
  private static boolean isPublic(String securityDescriptor) {
    return securityDescriptor.isEmpty() || PUBLIC.stream().anyMatch(securityDescriptor::contains);
  }

  private static void permit(Path directory, String mode) throws IOException {
    if (hasModes(directory)) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
    }
  }

  /** Where files have no modes, their folder's access list is what protects them. */
  private static void create(Path file, String mode) throws IOException {
    if (hasModes(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    } else {
      Files.createFile(file);
    }
  }

  private static boolean hasModes(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
