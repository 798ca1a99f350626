package dev.jstack.image.registry;

import dev.jstack.image.model.ImageProblem;
import dev.jstack.image.model.ImageReference;
import dev.jstack.json.Json;
import dev.jstack.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The logins that {@code docker login} has left: {@code config.json} with {@code credHelpers},
 * {@code credsStore} and {@code auths}, in this order. Read when the first registry asks for a
 * login; each host is looked up once.
 */
public final class DockerConfig implements CredentialStore {
  private static final String HUB_KEY = "https://index.docker.io/v1/";

  private final Path file;
  private final CredentialHelper helper;
  private final Map<String, Optional<Credentials>> found = new ConcurrentHashMap<>();

  /**
   * The configuration of a user.
   *
   * @param environment for {@code DOCKER_CONFIG} and the {@code PATH} that helpers are searched in
   * @param home the user's home directory
   */
  public DockerConfig(Map<String, String> environment, Path home) {
    String directory = environment.getOrDefault("DOCKER_CONFIG", "");
    this.file =
        (directory.isEmpty() ? home.resolve(".docker") : Path.of(directory)).resolve("config.json");
    this.helper = new CredentialHelper(environment);
  }

  @Override
  public Optional<Credentials> find(String host) throws IOException {
    Optional<Credentials> known = found.get(host);
    if (known != null) {
      return known;
    }
    synchronized (found) {
      known = found.get(host);
      if (known == null) {
        known = lookUp(host);
        found.put(host, known);
      }
      return known;
    }
  }

  private Optional<Credentials> lookUp(String host) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Config config = read();
    String key = host.equals(ImageReference.HUB) ? HUB_KEY : host;
    Optional<String> program =
        Optional.ofNullable(config.credHelpers().get(host))
            .or(() -> Optional.ofNullable(config.credHelpers().get(key)))
            .or(config::credsStore)
            .filter(name -> !name.isEmpty());
    Optional<Credentials> kept =
        program.isPresent() ? helper.get(program.get(), key) : Optional.empty();
    return kept.isPresent() ? kept : fromAuths(config, host);
  }

  private Config read() throws IOException {
    try {
      return Json.PLAIN.readLenient(Files.readString(file), Config.class);
    } catch (JsonException e) {
      throw RegistryException.lasting(
          ImageProblem.CREDENTIALS, file + " cannot be read: " + e.path() + " " + e.getMessage());
    }
  }

  private Optional<Credentials> fromAuths(Config config, String host) throws IOException {
    for (Map.Entry<String, Auth> entry : config.auths().entrySet()) {
      if (hostOf(entry.getKey()).equals(host)) {
        return entry.getValue().credentials(file + " at " + entry.getKey());
      }
    }
    return Optional.empty();
  }

  private static String hostOf(String key) {
    String host = key.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
    return host.equals("index.docker.io") ? ImageReference.HUB : host;
  }

  /** What matters in the file. */
  record Config(
      Map<String, Auth> auths, Optional<String> credsStore, Map<String, String> credHelpers) {}

  /** One login in the file. */
  record Auth(
      Optional<String> auth,
      Optional<String> identitytoken,
      Optional<String> username,
      Optional<String> password) {

    Optional<Credentials> credentials(String place) throws IOException {
      if (identitytoken.filter(token -> !token.isEmpty()).isPresent()) {
        return identitytoken.map(Credentials::identityToken);
      }
      if (auth.isEmpty() || auth.get().isEmpty()) {
        return username.map(name -> new Credentials(name, password.orElse("")));
      }
      return Optional.of(decode(auth.get(), place));
    }

    private static Credentials decode(String text, String place) throws IOException {
      try {
        String pair = new String(Base64.getDecoder().decode(text.trim()), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        if (colon >= 0) {
          return new Credentials(
              pair.substring(0, colon), pair.substring(colon + 1).replaceAll("\0+$", ""));
        }
      } catch (IllegalArgumentException e) {
        // No base64: the same cure as for a missing colon.
      }
      throw RegistryException.lasting(
          ImageProblem.CREDENTIALS, place + ": `auth` is no user:password in base64");
    }

    @Override
    public String toString() {
      return "Auth[***]";
    }
  }
}
