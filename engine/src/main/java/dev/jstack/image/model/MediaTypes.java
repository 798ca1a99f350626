package dev.jstack.image.model;

import java.util.List;
import java.util.Set;

/** Media types of manifests and layers that jstack understands. */
public final class MediaTypes {
  public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
  public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
  public static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";
  public static final String OCI_LAYER_GZIP = OCI_LAYER + "+gzip";
  public static final String OCI_LAYER_ZSTD = OCI_LAYER + "+zstd";
  public static final String DOCKER_INDEX =
      "application/vnd.docker.distribution.manifest.list.v2+json";
  public static final String DOCKER_MANIFEST =
      "application/vnd.docker.distribution.manifest.v2+json";

  private static final Set<String> INDEXES = Set.of(OCI_INDEX, DOCKER_INDEX);
  private static final Set<String> MANIFESTS = Set.of(OCI_MANIFEST, DOCKER_MANIFEST);
  private static final String DOCKER_LAYER = "application/vnd.docker.image.rootfs.";
  private static final String OCI_LAYERS = "application/vnd.oci.image.layer.";

  private MediaTypes() {}

  /** The types to ask a registry for, in the order of preference. */
  public static List<String> accepted() {
    return List.of(OCI_INDEX, OCI_MANIFEST, DOCKER_INDEX, DOCKER_MANIFEST);
  }

  static boolean isIndex(String type) {
    return INDEXES.contains(type);
  }

  static boolean isManifest(String type) {
    return MANIFESTS.contains(type);
  }

  /** Whether this is a file system layer, and not an attestation, a chart or another artifact. */
  static boolean isLayer(String type) {
    return type.startsWith(DOCKER_LAYER) || type.startsWith(OCI_LAYERS);
  }
}
