package dev.jstack.engine.state;

import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.util.List;
import java.util.Optional;

/**
 * What was applied last, as far as the host cannot say it.
 *
 * @param formatVersion of this record's JSON form
 * @param files the stack files
 * @param services the services that they have
 * @param volumes the volumes that jstack made
 * @param surroundings its networks, endpoints and namespaces, in an order in which they are made
 */
public record AppliedStack(
    int formatVersion,
    String stack,
    List<String> files,
    List<String> services,
    List<OwnedVolume> volumes,
    List<KeptResource> surroundings) {
  public static final int FORMAT_VERSION = 1;

  public AppliedStack {
    files = List.copyOf(files);
    services = List.copyOf(services);
    volumes = List.copyOf(volumes);
    surroundings = List.copyOf(surroundings);
  }

  /**
   * A volume made for the stack.
   *
   * @param name its full name
   * @param removable whether it may be removed too: not for a directory that the user named
   */
  public record OwnedVolume(String key, String name, String hostPath, boolean removable) {}

  /** What was applied last to the stack of {@code directory}; absent when that is lost. */
  public static Optional<AppliedStack> read(StackDirectory directory) {
    return StateFile.read(directory.applied()).flatMap(AppliedStack::parse);
  }

  /** Keeps this as what was applied last. */
  public void write(StackDirectory directory) {
    StateFile.write(directory.applied(), Json.PLAIN.write(this), true);
  }

  private static Optional<AppliedStack> parse(String text) {
    try {
      return Optional.of(Json.PLAIN.readLenient(text, AppliedStack.class));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }
}
