package dev.jstack.schema.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands at turns of a container's life, in order.
 *
 * @param preStart run to their end in containers of their own before the service starts
 * @param postStart run inside after it started
 * @param preStop run inside before it is stopped
 */
public record Hooks(List<PreStart> preStart, List<Hook> postStart, List<Hook> preStop) {
  public static final Hooks NONE = new Hooks(List.of(), List.of(), List.of());

  public Hooks {
    preStart = List.copyOf(preStart);
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

  /**
   * A container that runs to its end before the service starts.
   *
   * @param run what it runs; without a command the image's
   * @param image absent: the service's
   * @param perReplica whether each replica has a run of its own, not all one together
   */
  public record PreStart(Hook run, Optional<String> image, boolean perReplica) {}
}
