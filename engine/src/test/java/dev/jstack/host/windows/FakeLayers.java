package dev.jstack.host.windows;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.StorageApi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Layers in memory: enough to see that each call arrives with its arguments and its answer. */
final class FakeLayers implements StorageApi {
  private final Map<String, List<String>> layers = new LinkedHashMap<>();
  private final Map<String, String> mounts = new LinkedHashMap<>();
  private final List<String> calls = new ArrayList<>();

  List<String> calls() {
    return calls;
  }

  @Override
  public void createSandboxLayer(String path, List<String> parents) {
    calls.add("create " + path + " over " + parents);
    layers.put(path, parents);
  }

  @Override
  public void expandSandboxSize(String path, long bytes) {
    calls.add("expand " + path + " to " + bytes);
  }

  @Override
  public void activateLayer(String path) {
    existing(path);
    calls.add("activate " + path);
  }

  @Override
  public void prepareLayer(String path, List<String> parents) {
    calls.add("prepare " + path + " over " + parents);
    mounts.put(path, "\\\\?\\Volume{" + nameToGuid(path) + "}");
  }

  @Override
  public String getLayerMountPath(String path) {
    return mounts.getOrDefault(path, "");
  }

  @Override
  public void unprepareLayer(String path) {
    mounts.remove(path);
  }

  @Override
  public void deactivateLayer(String path) {
    existing(path);
  }

  @Override
  public void destroyLayer(String path) {
    existing(path);
    layers.remove(path);
  }

  @Override
  public boolean layerExists(String path) {
    return layers.containsKey(path);
  }

  @Override
  public void importLayer(String path, String transportFolder, List<String> parents) {
    calls.add("import " + path + " from " + transportFolder + " over " + parents);
    layers.put(path, parents);
  }

  @Override
  public void processBaseImage(String path) {
    calls.add("process base " + path);
  }

  @Override
  public void processUtilityImage(String path) {
    calls.add("process utility " + path);
  }

  @Override
  public UUID nameToGuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void grantVmAccess(String vmId, String file) {
    calls.add("grant " + vmId + " " + file);
  }

  @Override
  public void createDirectory(String path, String securityDescriptor) {}

  @Override
  public void removeDirectory(String path) {}

  @Override
  public void writeFile(String path, byte[] content, String securityDescriptor) {}

  @Override
  public List<String> listDirectory(String path) {
    return List.of();
  }

  private void existing(String path) {
    if (!layers.containsKey(path)) {
      throw HResult.ERROR_PATH_NOT_FOUND.failure("ActivateLayer", path);
    }
  }
}
