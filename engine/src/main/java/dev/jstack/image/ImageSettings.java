package dev.jstack.image;

import dev.jstack.image.layer.LayerLimits;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.registry.CredentialStore;
import dev.jstack.image.registry.DockerConfig;
import dev.jstack.image.registry.RegistrySettings;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How images are pulled.
 *
 * @param parallel layers that are downloaded at once, over all pulls of this process
 * @param pullProgram what pulls in a process of its own ({@link PullChild}); empty: this process
 */
public record ImageSettings(
    RegistrySettings registries,
    CredentialStore logins,
    int parallel,
    LayerLimits limits,
    Clock clock,
    List<String> pullProgram) {
  /** How many layers are downloaded at once unless somebody says otherwise. */
  public static final int USUAL_PARALLEL = 3;

  /**
   * The settings of a user: registries from {@code $JSTACK_REGISTRIES}, else {@code
   * ~/.config/jstack/registries.json}, else {@code /etc/jstack/registries.json}; logins of Docker;
   * proxies of the environment.
   *
   * @throws ImageException when the registries file is not valid
   */
  public static ImageSettings of(Map<String, String> environment, Path home, Clock clock) {
    return new ImageSettings(
        registries(environment, home),
        new DockerConfig(environment, home),
        USUAL_PARALLEL,
        LayerLimits.DEFAULT,
        clock,
        List.of());
  }

  private static RegistrySettings registries(Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("JSTACK_REGISTRIES", "");
    List<Path> places =
        named.isEmpty()
            ? List.of(
                home.resolve(".config/jstack/registries.json"),
                Path.of("/etc/jstack/registries.json"))
            : List.of(Path.of(named));
    for (Path file : places) {
      if (!named.isEmpty() || Files.exists(file)) {
        return read(file, environment);
      }
    }
    return RegistrySettings.of(Optional.empty(), environment);
  }

  private static RegistrySettings read(Path file, Map<String, String> environment) {
    try {
      return RegistrySettings.of(Optional.of(Files.readString(file)), environment);
    } catch (IOException | IllegalArgumentException e) {
      throw new ImageException(
          ImageProblem.UNREACHABLE, file + " cannot be used: " + e.getMessage(), e);
    } catch (JsonException e) {
      throw new ImageException(
          ImageProblem.UNREACHABLE, file + " at " + e.path() + ": " + e.getMessage(), e);
    }
  }

  /** The same with another number of parallel downloads. */
  public ImageSettings withParallel(int number) {
    return new ImageSettings(registries, logins, number, limits, clock, pullProgram);
  }

  /** The same with other registries and logins. */
  public ImageSettings with(RegistrySettings otherRegistries, CredentialStore otherLogins) {
    return new ImageSettings(otherRegistries, otherLogins, parallel, limits, clock, pullProgram);
  }

  /** The same with other limits for what a layer may unpack to. */
  public ImageSettings withLimits(LayerLimits others) {
    return new ImageSettings(registries, logins, parallel, others, clock, pullProgram);
  }

  /** The same with pulls in processes of their own. */
  public ImageSettings withPullProgram(List<String> command) {
    return new ImageSettings(registries, logins, parallel, limits, clock, command);
  }
}
