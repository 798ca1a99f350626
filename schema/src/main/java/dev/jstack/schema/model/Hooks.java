package dev.jstack.schema.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands run inside a container after it started and before it is stopped, in order. */
public record Hooks(List<Hook> postStart, List<Hook> preStop) {
  public static final Hooks NONE = new Hooks(List.of(), List.of());

  public Hooks {
    postStart = List.copyOf(postStart);
    preStop = List.copyOf(preStop);
  }

  /** One command. */
  public record Hook(
      List<String> command,
      Optional<String> user,
      Optional<String> workingDirectory,
      Map<String, String> environment) {
    public Hook {
      command = List.copyOf(command);
      environment = OrderedMaps.copyOf(environment);
    }
  }
}
