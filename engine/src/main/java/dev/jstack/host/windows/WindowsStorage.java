package dev.jstack.host.windows;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.windows.abi.DriverInfo;
import dev.jstack.host.windows.abi.GuidReference;
import dev.jstack.host.windows.abi.LayerDescriptor;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.VmCompute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Layers through vmcompute.dll, the route that Docker and containerd use; files through the JDK.
 */
final class WindowsStorage implements StorageApi {
  private static final int ERROR_NOT_READY = 0x80070015;
  private static final int ERROR_DEVICE_NOT_CONNECTED = 0x8007048F;
  private static final String REMOVING = "-removing";
  private static final int TRIES = 5;
  private static final long PAUSE_NANOS = 100_000_000;

  private final VmCompute compute;
  private final HostFiles files;

  /** PrepareLayer times out when two of them run at once (hcsshim holds a lock, too). */
  private final ReentrantLock preparing = new ReentrantLock();

  WindowsStorage(NativeLibraries libraries, HostFiles files) {
    this.compute = libraries.compute();
    this.files = files;
  }

  @Override
  public void createSandboxLayer(String path, List<String> parents) {
    LayerDescriptor[] layers = descriptors(parents);
    check(
        "CreateSandboxLayer",
        path,
        compute.CreateSandboxLayer(new DriverInfo(), path, 0, argument(layers), layers.length));
  }

  @Override
  public void expandSandboxSize(String path, long bytes) {
    check("ExpandSandboxSize", path, compute.ExpandSandboxSize(new DriverInfo(), path, bytes));
  }

  @Override
  public void activateLayer(String path) {
    int code =
        whenReady(
            () -> compute.ActivateLayer(new DriverInfo(), path),
            () -> compute.DeactivateLayer(new DriverInfo(), path));
    check("ActivateLayer", path, code);
  }

  @Override
  public void prepareLayer(String path, List<String> parents) {
    LayerDescriptor[] layers = descriptors(parents);
    preparing.lock();
    try {
      int code =
          whenReady(
              () -> compute.PrepareLayer(new DriverInfo(), path, argument(layers), layers.length),
              () -> activateAnew(path));
      check("PrepareLayer", path, code);
    } finally {
      preparing.unlock();
    }
  }

  /** As hcsshim does between two tries (internal/layers/wcow_mount.go). */
  private void activateAnew(String path) {
    compute.DeactivateLayer(new DriverInfo(), path);
    compute.ActivateLayer(new DriverInfo(), path);
  }

  /** Build 17763 answers "not ready" for a moment after a disk appeared. */
  private static int whenReady(IntSupplier call, Runnable between) {
    int code = call.getAsInt();
    for (int i = 1; i < TRIES && isTransient(code); i++) {
      LockSupport.parkNanos(PAUSE_NANOS);
      between.run();
      code = call.getAsInt();
    }
    return code;
  }

  private static boolean isTransient(int code) {
    return code == ERROR_NOT_READY || code == ERROR_DEVICE_NOT_CONNECTED;
  }

  /** Asked twice: for the length, then for the text. */
  @Override
  public String getLayerMountPath(String path) {
    LongByReference length = new LongByReference();
    check(
        "GetLayerMountPath", path, compute.GetLayerMountPath(new DriverInfo(), path, length, null));
    int characters = (int) length.getValue();
    if (characters <= 1) {
      return "";
    }
    try (Memory buffer = new Memory(2L * characters)) {
      buffer.clear();
      check(
          "GetLayerMountPath",
          path,
          compute.GetLayerMountPath(new DriverInfo(), path, length, buffer));
      String text = new String(buffer.getByteArray(0, 2 * characters), StandardCharsets.UTF_16LE);
      int end = text.indexOf('\0');
      return end < 0 ? text : text.substring(0, end);
    }
  }

  @Override
  public void unprepareLayer(String path) {
    check("UnprepareLayer", path, compute.UnprepareLayer(new DriverInfo(), path));
  }

  @Override
  public void deactivateLayer(String path) {
    check("DeactivateLayer", path, compute.DeactivateLayer(new DriverInfo(), path));
  }

  /** Renamed first; what a crash has left of an earlier removal goes, too. */
  @Override
  public void destroyLayer(String path) {
    String left = path + REMOVING;
    if (!path.endsWith(REMOVING) && layerExists(left)) {
      destroy(left);
    }
    destroy(files.aside(path));
  }

  private void destroy(String path) {
    check("DestroyLayer", path, compute.DestroyLayer(new DriverInfo(), path));
  }

  @Override
  public boolean layerExists(String path) {
    IntByReference exists = new IntByReference();
    check("LayerExists", path, compute.LayerExists(new DriverInfo(), path, exists));
    return exists.getValue() != 0;
  }

  @Override
  public void importLayer(String path, String transportFolder, List<String> parents) {
    LayerDescriptor[] layers = descriptors(parents);
    check(
        "ImportLayer",
        path,
        compute.ImportLayer(
            new DriverInfo(), path, transportFolder, argument(layers), layers.length));
  }

  @Override
  public void processBaseImage(String path) {
    check("ProcessBaseImage", path, compute.ProcessBaseImage(path));
  }

  @Override
  public void processUtilityImage(String path) {
    check("ProcessUtilityImage", path, compute.ProcessUtilityImage(path));
  }

  @Override
  public UUID nameToGuid(String name) {
    try (GuidReference guid = new GuidReference()) {
      check("NameToGuid", name, compute.NameToGuid(name, guid));
      return guid.id();
    }
  }

  @Override
  public void grantVmAccess(String vmId, String file) {
    check("GrantVmAccess", file, compute.GrantVmAccess(vmId, file));
  }

  @Override
  public void createDirectory(String path, String securityDescriptor) {
    files.createDirectory(path, securityDescriptor);
  }

  @Override
  public void removeDirectory(String path) {
    files.removeDirectory(path);
  }

  @Override
  public void writeFile(String path, byte[] content, String securityDescriptor) {
    files.writeFile(path, content, securityDescriptor);
  }

  @Override
  public List<String> listDirectory(String path) {
    return files.listDirectory(path);
  }

  private LayerDescriptor[] descriptors(List<String> parents) {
    return LayerDescriptor.array(
        parents.stream()
            .map(path -> new LayerDescriptor.Layer(nameToGuid(lastElement(path)), path))
            .toList());
  }

  private static String lastElement(String path) {
    return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
  }

  /** No layers are a null pointer with the count zero. */
  private static LayerDescriptor @Nullable [] argument(LayerDescriptor[] layers) {
    return layers.length == 0 ? null : layers;
  }

  private static void check(String operation, String path, int code) {
    NativeResult.check(code, operation, path, "");
  }
}
