package dev.jstack.host.intercept;

import dev.jstack.host.api.StorageApi;
import dev.jstack.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@link StorageApi}, each call through the interceptor, its arguments as a document. */
final class InterceptedStorage implements StorageApi {
  private final StorageApi host;
  private final Interceptor interceptor;

  InterceptedStorage(StorageApi host, Interceptor interceptor) {
    this.host = host;
    this.interceptor = interceptor;
  }

  private record Parents(List<String> parents) {}

  private record Size(long bytes) {}

  private record Import(String transportFolder, List<String> parents) {}

  private record Grant(String vmId) {}

  private record Protection(String securityDescriptor) {}

  @Override
  public void createSandboxLayer(String path, List<String> parents) {
    tell(
        NativeFunction.CREATE_SANDBOX_LAYER,
        path,
        new Parents(parents),
        () -> host.createSandboxLayer(path, parents));
  }

  @Override
  public void expandSandboxSize(String path, long bytes) {
    tell(
        NativeFunction.EXPAND_SANDBOX_SIZE,
        path,
        new Size(bytes),
        () -> host.expandSandboxSize(path, bytes));
  }

  @Override
  public void activateLayer(String path) {
    tell(NativeFunction.ACTIVATE_LAYER, path, () -> host.activateLayer(path));
  }

  @Override
  public void prepareLayer(String path, List<String> parents) {
    tell(
        NativeFunction.PREPARE_LAYER,
        path,
        new Parents(parents),
        () -> host.prepareLayer(path, parents));
  }

  @Override
  public String getLayerMountPath(String path) {
    return interceptor.around(
        Call.of(NativeFunction.GET_LAYER_MOUNT_PATH, path), () -> host.getLayerMountPath(path));
  }

  @Override
  public void unprepareLayer(String path) {
    tell(NativeFunction.UNPREPARE_LAYER, path, () -> host.unprepareLayer(path));
  }

  @Override
  public void deactivateLayer(String path) {
    tell(NativeFunction.DEACTIVATE_LAYER, path, () -> host.deactivateLayer(path));
  }

  @Override
  public void destroyLayer(String path) {
    tell(NativeFunction.DESTROY_LAYER, path, () -> host.destroyLayer(path));
  }

  @Override
  public boolean layerExists(String path) {
    return interceptor.around(
        Call.of(NativeFunction.LAYER_EXISTS, path), () -> host.layerExists(path));
  }

  @Override
  public void importLayer(String path, String transportFolder, List<String> parents) {
    tell(
        NativeFunction.IMPORT_LAYER,
        path,
        new Import(transportFolder, parents),
        () -> host.importLayer(path, transportFolder, parents));
  }

  @Override
  public void processBaseImage(String path) {
    tell(NativeFunction.PROCESS_BASE_IMAGE, path, () -> host.processBaseImage(path));
  }

  @Override
  public void processUtilityImage(String path) {
    tell(NativeFunction.PROCESS_UTILITY_IMAGE, path, () -> host.processUtilityImage(path));
  }

  @Override
  public UUID nameToGuid(String name) {
    return interceptor.around(
        Call.of(NativeFunction.NAME_TO_GUID, name), () -> host.nameToGuid(name));
  }

  @Override
  public void grantVmAccess(String vmId, String file) {
    tell(
        NativeFunction.GRANT_VM_ACCESS,
        file,
        new Grant(vmId),
        () -> host.grantVmAccess(vmId, file));
  }

  @Override
  public void createDirectory(String path, String securityDescriptor) {
    tell(
        NativeFunction.CREATE_DIRECTORY_W,
        path,
        new Protection(securityDescriptor),
        () -> host.createDirectory(path, securityDescriptor));
  }

  @Override
  public void removeDirectory(String path) {
    tell(NativeFunction.REMOVE_DIRECTORY_W, path, () -> host.removeDirectory(path));
  }

  /** The content stays out of the document: it may be a secret. */
  @Override
  public void writeFile(String path, byte[] content, String securityDescriptor) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    arguments.put("Length", content.length);
    arguments.put("SecurityDescriptor", securityDescriptor);
    interceptor.around(
        Call.of(NativeFunction.WRITE_FILE, path, Json.DOCUMENT.write(arguments)),
        Interceptor.running(() -> host.writeFile(path, content, securityDescriptor)));
  }

  @Override
  public List<String> listDirectory(String path) {
    return interceptor.around(
        Call.of(NativeFunction.FIND_FIRST_FILE_W, path), () -> host.listDirectory(path));
  }

  private void tell(NativeFunction function, String path, Record arguments, Runnable call) {
    interceptor.around(
        Call.of(function, path, Json.DOCUMENT.write(arguments)), Interceptor.running(call));
  }

  private void tell(NativeFunction function, String path, Runnable call) {
    interceptor.around(Call.of(function, path), Interceptor.running(call));
  }
}
