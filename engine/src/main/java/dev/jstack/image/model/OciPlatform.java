package dev.jstack.image.model;

import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/** The platform that a manifest says it is made for. */
public record OciPlatform(
    Optional<String> os,
    Optional<String> architecture,
    Optional<String> variant,
    @JsonName("os.version") Optional<String> osVersion,
    @JsonName("os.features") List<String> osFeatures) {

  public OciPlatform {
    osFeatures = List.copyOf(osFeatures);
  }

  /** {@code windows/amd64 10.0.20348.2340}, {@code linux/arm/v7}. */
  @Override
  public String toString() {
    return os.orElse("?")
        + "/"
        + architecture.orElse("?")
        + variant.map(v -> "/" + v).orElse("")
        + osVersion.map(v -> " " + v).orElse("");
  }
}
