package dev.jstack.image;

import dev.jstack.image.ImageConfig.ImageHealthcheck;
import dev.jstack.image.model.ConfigDocument;
import dev.jstack.image.model.ConfigDocument.Health;
import dev.jstack.image.model.ConfigDocument.Run;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration blob of an image in the words of the engine. */
final class ConfigReading {
  private ConfigReading() {}

  static ImageConfig config(ConfigDocument document) {
    String os = document.os().orElse("");
    String architecture = document.architecture().orElse("");
    Optional<Run> run = document.config();
    if (run.isEmpty()) {
      return ImageConfig.bare(os, architecture, document.osVersion());
    }
    Run said = run.get();
    return new ImageConfig(
        os,
        architecture,
        document.osVersion(),
        said.entrypoint(),
        said.command(),
        said.argsEscaped(),
        environment(said.environment()),
        said.workingDirectory().filter(text -> !text.isEmpty()),
        said.user().filter(text -> !text.isEmpty()),
        said.shell(),
        List.copyOf(said.exposedPorts().keySet()),
        List.copyOf(said.volumes().keySet()),
        said.healthcheck().map(ConfigReading::healthcheck),
        said.stopSignal().filter(text -> !text.isEmpty()),
        said.labels());
  }

  /** {@code NAME=value}; Windows names of drives begin with the equals sign. */
  private static Map<String, String> environment(List<String> lines) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String line : lines) {
      int equals = line.indexOf('=', 1);
      if (equals > 0) {
        variables.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return variables;
  }

  private static ImageHealthcheck healthcheck(Health health) {
    return new ImageHealthcheck(
        health.test(),
        Duration.ofNanos(health.interval()),
        Duration.ofNanos(health.timeout()),
        Duration.ofNanos(health.startPeriod()),
        Duration.ofNanos(health.startInterval()),
        health.retries());
  }
}
