package dev.jstack.schema.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A service that a program of the machine brings, in place of a container.
 *
 * @param name the service
 * @param type the program's name
 * @param options what it is told, each option with its values; may hold secrets
 * @param dependencies what must be there before it
 * @param environment the variables that the stack was loaded with, those of {@code .env} among them
 * @param directory the project directory
 */
public record Provider(
    ServiceName name,
    String type,
    Map<String, List<String>> options,
    List<Dependency> dependencies,
    Map<String, String> environment,
    Path directory) {

  public Provider {
    options = OrderedMaps.copyOf(options);
    dependencies = List.copyOf(dependencies);
  }

  /** Leaves options and environment out: they may hold secrets. */
  @Override
  public String toString() {
    return "Provider[" + name + ", " + type + "]";
  }
}
