package dev.jstack.host.local;

import dev.jstack.host.Host;
import java.util.List;
import java.util.Map;

/** Scratch layers over the machine's own files. */
final class Roots {
  static final List<String> MACHINE = List.of("/");
  static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

  private Roots() {}

  /** A prepared scratch layer. */
  static String prepared(Host host, String id) {
    String path = created(host, id);
    host.storage().activateLayer(path);
    host.storage().prepareLayer(path, MACHINE);
    return host.storage().getLayerMountPath(path) + "/";
  }

  static String created(Host host, String id) {
    String path = host.facts().stateRoot() + "/scratch/" + id;
    if (!host.storage().layerExists(path)) {
      host.storage().createSandboxLayer(path, MACHINE);
    }
    return path;
  }
}
