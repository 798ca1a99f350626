package dev.jstack.host.strict.compute;

import dev.jstack.host.WindowsVersion;
import java.util.Optional;

/** Which Windows build a layer was made for; empty where the host does not know. */
public interface LayerVersions {
  Optional<WindowsVersion> of(String layerPath);

  /** Knows of no layer. */
  static LayerVersions unknown() {
    return layerPath -> Optional.empty();
  }
}
