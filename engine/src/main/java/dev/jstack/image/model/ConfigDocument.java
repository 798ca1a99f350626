package dev.jstack.image.model;

import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import dev.jstack.json.JsonName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration blob of an image, the members that matter at run time. */
public record ConfigDocument(
    Optional<String> os,
    Optional<String> architecture,
    Optional<String> variant,
    @JsonName("os.version") Optional<String> osVersion,
    @JsonName("os.features") List<String> osFeatures,
    Optional<String> created,
    Optional<Run> config,
    Optional<RootFs> rootfs) {

  /** What to run, as Docker writes it. */
  public record Run(
      @JsonName("Entrypoint") List<String> entrypoint,
      @JsonName("Cmd") List<String> command,
      @JsonName("ArgsEscaped") boolean argsEscaped,
      @JsonName("Env") List<String> environment,
      @JsonName("WorkingDir") Optional<String> workingDirectory,
      @JsonName("User") Optional<String> user,
      @JsonName("Shell") List<String> shell,
      @JsonName("ExposedPorts") Map<String, Object> exposedPorts,
      @JsonName("Volumes") Map<String, Object> volumes,
      @JsonName("Healthcheck") Optional<Health> healthcheck,
      @JsonName("StopSignal") Optional<String> stopSignal,
      @JsonName("Labels") Map<String, String> labels) {}

  /** Durations in nanoseconds. */
  public record Health(
      @JsonName("Test") List<String> test,
      @JsonName("Interval") long interval,
      @JsonName("Timeout") long timeout,
      @JsonName("StartPeriod") long startPeriod,
      @JsonName("StartInterval") long startInterval,
      @JsonName("Retries") int retries) {}

  /** Digests of the uncompressed layers, base first. */
  public record RootFs(@JsonName("diff_ids") List<String> diffIds) {}

  /**
   * Reads a configuration blob.
   *
   * @throws ImageException {@link ImageProblem#BAD_MANIFEST}
   */
  public static ConfigDocument read(byte[] bytes) {
    try {
      return Json.PLAIN.readLenient(
          new String(bytes, StandardCharsets.UTF_8), ConfigDocument.class);
    } catch (JsonException e) {
      throw new ImageException(
          ImageProblem.BAD_MANIFEST,
          "the image configuration cannot be read: " + e.path() + " " + e.getMessage());
    }
  }

  public OciPlatform platform() {
    return new OciPlatform(os, architecture, variant, osVersion, osFeatures);
  }

  /** Digests of the uncompressed layers, base first. */
  public List<Digest> diffIds() {
    return rootfs.map(RootFs::diffIds).orElse(List.of()).stream().map(Digest::parse).toList();
  }
}
