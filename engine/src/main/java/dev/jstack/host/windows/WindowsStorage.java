package dev.jstack.host.windows;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.StorageApi;
import dev.jstack.host.windows.abi.DriverInfo;
import dev.jstack.host.windows.abi.GuidReference;
import dev.jstack.host.windows.abi.LayerDescriptor;
import dev.jstack.host.windows.abi.VmCompute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;
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

  private final Dlls dlls;
  private final VmCompute compute;
  private final HostFiles files;

  /** PrepareLayer times out when two of them run at once (hcsshim holds a lock, too). */
  private final ReentrantLock preparing = new ReentrantLock();

  WindowsStorage(Dlls dlls, HostFiles files) {
    this.dlls = dlls;
    this.compute = dlls.libraries().compute();
    this.files = files;
  }

  @Override
  public void createSandboxLayer(String path, List<String> parents) {
    LayerDescriptor[] layers = descriptors(parents);
    layer(
        "CreateSandboxLayer",
        path,
        driver -> compute.CreateSandboxLayer(driver, path, 0, argument(layers), layers.length));
  }

  @Override
  public void expandSandboxSize(String path, long bytes) {
    layer("ExpandSandboxSize", path, driver -> compute.ExpandSandboxSize(driver, path, bytes));
  }

  @Override
  public void activateLayer(String path) {
    layer(
        "ActivateLayer",
        path,
        driver ->
            whenReady(
                () -> compute.ActivateLayer(driver, path),
                () -> compute.DeactivateLayer(driver, path)));
  }

  @Override
  public void prepareLayer(String path, List<String> parents) {
    LayerDescriptor[] layers = descriptors(parents);
    Deadline deadline = Deadline.in(dlls.patience().layer());
    run("PrepareLayer", path, deadline, () -> prepare(path, layers, deadline));
  }

  /** Who hangs in here keeps the lock, so that the next one fails in time instead of joining. */
  private int prepare(String path, LayerDescriptor[] layers, Deadline deadline) {
    if (!locked(deadline)) {
      throw HResult.HCS_E_OPERATION_TIMEOUT.failure(
          "PrepareLayer", path, "another layer is being prepared and does not get done");
    }
    try {
      return whenReady(
          () -> compute.PrepareLayer(new DriverInfo(), path, argument(layers), layers.length),
          () -> activateAnew(path));
    } finally {
      preparing.unlock();
    }
  }

  /** As hcsshim does between two tries (internal/layers/wcow_mount.go). */
  private void activateAnew(String path) {
    compute.DeactivateLayer(new DriverInfo(), path);
    compute.ActivateLayer(new DriverInfo(), path);
  }

  private boolean locked(Deadline deadline) {
    try {
      return preparing.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
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

  @Override
  public String getLayerMountPath(String path) {
    return dlls.calls().run("GetLayerMountPath", path, dlls.soon(), () -> mountPath(path));
  }

  /** Asked twice: for the length, then for the text. */
  private String mountPath(String path) {
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
    layer("UnprepareLayer", path, driver -> compute.UnprepareLayer(driver, path));
  }

  @Override
  public void deactivateLayer(String path) {
    layer("DeactivateLayer", path, driver -> compute.DeactivateLayer(driver, path));
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
    layer("DestroyLayer", path, driver -> compute.DestroyLayer(driver, path));
  }

  @Override
  public boolean layerExists(String path) {
    IntByReference exists = new IntByReference();
    layer("LayerExists", path, driver -> compute.LayerExists(driver, path, exists));
    return exists.getValue() != 0;
  }

  @Override
  public void importLayer(String path, String transportFolder, List<String> parents) {
    LayerDescriptor[] layers = descriptors(parents);
    image(
        "ImportLayer",
        path,
        () ->
            compute.ImportLayer(
                new DriverInfo(), path, transportFolder, argument(layers), layers.length));
  }

  @Override
  public void processBaseImage(String path) {
    image("ProcessBaseImage", path, () -> compute.ProcessBaseImage(path));
  }

  @Override
  public void processUtilityImage(String path) {
    image("ProcessUtilityImage", path, () -> compute.ProcessUtilityImage(path));
  }

  @Override
  public UUID nameToGuid(String name) {
    GuidReference guid = new GuidReference();
    run("NameToGuid", name, dlls.soon(), () -> compute.NameToGuid(name, guid));
    return guid.id();
  }

  @Override
  public void grantVmAccess(String vmId, String file) {
    run("GrantVmAccess", file, dlls.soon(), () -> compute.GrantVmAccess(vmId, file));
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

  private void layer(String operation, String path, ToIntFunction<DriverInfo> call) {
    Deadline deadline = Deadline.in(dlls.patience().layer());
    run(operation, path, deadline, () -> call.applyAsInt(new DriverInfo()));
  }

  private void image(String operation, String path, IntSupplier call) {
    run(operation, path, Deadline.in(dlls.patience().image()), call);
  }

  private void run(String operation, String path, Deadline deadline, IntSupplier call) {
    check(operation, path, dlls.calls().run(operation, path, deadline, call::getAsInt));
  }

  private static void check(String operation, String path, int code) {
    NativeResult.check(code, operation, path, "");
  }
}
