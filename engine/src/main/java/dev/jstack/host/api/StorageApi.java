package dev.jstack.host.api;

import java.util.List;
import java.util.UUID;

/**
 * Layers and host directories: the layer functions of vmcompute.dll, and the few Win32 file
 * functions that convergence needs. A layer is named by its full path; parents are topmost first.
 */
public interface StorageApi {

  /** CreateSandboxLayer: a scratch layer at {@code path} over {@code parents}. */
  void createSandboxLayer(String path, List<String> parents);

  /** ExpandSandboxSize: grows a scratch layer to {@code bytes}. */
  void expandSandboxSize(String path, long bytes);

  /** ActivateLayer: attaches the layer's disk. */
  void activateLayer(String path);

  /** PrepareLayer: combines the layer with {@code parents}; one at a time on a host. */
  void prepareLayer(String path, List<String> parents);

  /** GetLayerMountPath: the volume path without a trailing backslash; empty when not mounted. */
  String getLayerMountPath(String path);

  /** UnprepareLayer. */
  void unprepareLayer(String path);

  /** DeactivateLayer. */
  void deactivateLayer(String path);

  /** DestroyLayer: removes a layer and its directory. */
  void destroyLayer(String path);

  /** LayerExists. */
  boolean layerExists(String path);

  /** ImportLayer: makes a read-only layer from a transport directory. */
  void importLayer(String path, String transportFolder, List<String> parents);

  /** ProcessBaseImage: finishes a base layer. */
  void processBaseImage(String path);

  /** ProcessUtilityImage: finishes the UtilityVM of a base layer. */
  void processUtilityImage(String path);

  /** NameToGuid: the id that HCS knows a layer by, from the last element of its path. */
  UUID nameToGuid(String name);

  /** GrantVmAccess: lets virtual machine {@code vmId} open {@code file}. */
  void grantVmAccess(String vmId, String file);

  /** CreateDirectoryW with a security descriptor in SDDL; parents are made; existing is fine. */
  void createDirectory(String path, String securityDescriptor);

  /** Removes a directory with all it holds, links unfollowed; absent is fine. */
  void removeDirectory(String path);

  /** Writes a file whole: never half of it after a crash. The content may be a secret. */
  void writeFile(String path, byte[] content, String securityDescriptor);

  /** Names of the entries of a directory, sorted; empty when it is absent. */
  List<String> listDirectory(String path);
}
