package dev.jstack.host.simulated;

import dev.jstack.host.HostFacts;
import dev.jstack.host.api.HResult;
import dev.jstack.host.api.StorageApi;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Layers and directories in memory, with the order of calls that the layer functions ask for. */
final class SimulatedStorage implements StorageApi {
  private final Map<String, LayerState> layers = new HashMap<>();
  private final Set<String> directories = new TreeSet<>();
  private final Map<String, byte[]> files = new TreeMap<>();

  private final boolean windowsPaths;
  private final String separator;

  SimulatedStorage(HostFacts facts) {
    this.windowsPaths = facts.windowsPaths();
    this.separator = windowsPaths ? "\\" : "/";
  }

  private enum LayerState {
    CREATED,
    ACTIVE,
    PREPARED
  }

  @Override
  public synchronized void createSandboxLayer(String path, List<String> parents) {
    if (layers.putIfAbsent(path, LayerState.CREATED) != null) {
      throw HResult.ERROR_ALREADY_EXISTS.failure("CreateSandboxLayer", path, "it is there already");
    }
    directories.add(path);
  }

  @Override
  public synchronized void expandSandboxSize(String path, long bytes) {
    require(path, "ExpandSandboxSize");
  }

  @Override
  public synchronized void activateLayer(String path) {
    require(path, "ActivateLayer");
    layers.replace(path, LayerState.CREATED, LayerState.ACTIVE);
  }

  @Override
  public synchronized void prepareLayer(String path, List<String> parents) {
    if (require(path, "PrepareLayer") == LayerState.CREATED) {
      throw HResult.ERROR_INVALID_PARAMETER.failure(
          "PrepareLayer", path, "the layer is not activated");
    }
    layers.put(path, LayerState.PREPARED);
  }

  @Override
  public synchronized String getLayerMountPath(String path) {
    if (require(path, "GetLayerMountPath") != LayerState.PREPARED) {
      return "";
    }
    return windowsPaths ? "\\\\?\\Volume{" + guid("volume/" + path) + "}" : path;
  }

  @Override
  public synchronized void unprepareLayer(String path) {
    layers.replace(path, LayerState.PREPARED, LayerState.ACTIVE);
  }

  @Override
  public synchronized void deactivateLayer(String path) {
    layers.replace(path, LayerState.ACTIVE, LayerState.CREATED);
  }

  @Override
  public synchronized void destroyLayer(String path) {
    layers.remove(path);
    directories.remove(path);
  }

  @Override
  public synchronized boolean layerExists(String path) {
    return layers.containsKey(path);
  }

  @Override
  public synchronized void importLayer(String path, String transportFolder, List<String> parents) {
    layers.put(path, LayerState.CREATED);
  }

  @Override
  public void processBaseImage(String path) {}

  @Override
  public void processUtilityImage(String path) {}

  @Override
  public UUID nameToGuid(String name) {
    return guid("layer/" + name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void grantVmAccess(String vmId, String file) {}

  @Override
  public synchronized void createDirectory(String path, String securityDescriptor) {
    directories.add(path);
  }

  @Override
  public synchronized void removeDirectory(String path) {
    directories.removeIf(name -> isBelow(name, path));
    files.keySet().removeIf(name -> isBelow(name, path));
  }

  @Override
  public synchronized void writeFile(String path, byte[] content, String securityDescriptor) {
    files.put(path, content.clone());
  }

  @Override
  public synchronized List<String> listDirectory(String path) {
    String prefix = path + separator;
    TreeSet<String> names = new TreeSet<>();
    for (Set<String> known : List.of(directories, files.keySet())) {
      for (String name : known) {
        if (name.startsWith(prefix)) {
          String rest = name.substring(prefix.length());
          int end = rest.indexOf(separator);
          names.add(end < 0 ? rest : rest.substring(0, end));
        }
      }
    }
    return List.copyOf(names);
  }

  private boolean isBelow(String name, String path) {
    return name.equals(path) || name.startsWith(path + separator);
  }

  private LayerState require(String path, String operation) {
    LayerState state = layers.get(path);
    if (state == null) {
      throw HResult.ERROR_PATH_NOT_FOUND.failure(operation, path, "there is no such layer");
    }
    return state;
  }

  private static UUID guid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
