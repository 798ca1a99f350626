package dev.jstack.image;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an image's configuration that matters at run time.
 *
 * @param entrypoint argument list; empty: none
 * @param command argument list; empty: none
 * @param argsEscaped whether the first argument is a whole Windows command line already
 * @param shell for shell-form health checks; empty: the platform's default
 */
public record ImageConfig(
    String os,
    String architecture,
    Optional<String> osVersion,
    List<String> entrypoint,
    List<String> command,
    boolean argsEscaped,
    Map<String, String> environment,
    Optional<String> workingDirectory,
    Optional<String> user,
    List<String> shell,
    List<String> exposedPorts,
    List<String> volumes,
    Optional<ImageHealthcheck> healthcheck,
    Optional<String> stopSignal,
    Map<String, String> labels) {

  /** A health check as an image carries it; zero durations and counts mean the default. */
  public record ImageHealthcheck(
      List<String> test,
      Duration interval,
      Duration timeout,
      Duration startPeriod,
      Duration startInterval,
      int retries) {}

  /** The same without volumes of its own. */
  public ImageConfig withoutVolumes() {
    return new ImageConfig(
        os,
        architecture,
        osVersion,
        entrypoint,
        command,
        argsEscaped,
        environment,
        workingDirectory,
        user,
        shell,
        exposedPorts,
        List.of(),
        healthcheck,
        stopSignal,
        labels);
  }

  /** An image that says nothing but its platform. */
  public static ImageConfig bare(String os, String architecture, Optional<String> osVersion) {
    return new ImageConfig(
        os,
        architecture,
        osVersion,
        List.of(),
        List.of(),
        false,
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
