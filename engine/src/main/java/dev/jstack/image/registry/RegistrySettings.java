package dev.jstack.image.registry;

import dev.jstack.json.Json;
import dev.jstack.schema.model.OrderedMaps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to reach registries.
 *
 * @param mirrors by registry host, in the order to ask them
 * @param plainHttp registries, {@code host} or {@code host:port}, that are spoken to without TLS
 * @param proxies where connections go through
 * @param answer how long a registry may think before it answers
 * @param idle how long a running download may be silent
 */
public record RegistrySettings(
    Map<String, List<Mirror>> mirrors,
    List<String> plainHttp,
    ProxyRules proxies,
    Duration answer,
    Duration idle) {
  /** By number: {@code 127.0.0.1.evil.com} is somewhere else. */
  static final String LOOPBACK = "127(\\.\\d{1,3}){3}";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  public RegistrySettings {
    mirrors = OrderedMaps.copyOf(mirrors);
    plainHttp = List.copyOf(plainHttp);
  }

  /** Settings as in {@code registries.json}; the proxies come from the environment. */
  public static RegistrySettings of(
      Optional<String> registriesJson, Map<String, String> environment) {
    RegistriesFile file =
        registriesJson
            .map(text -> Json.PLAIN.read(text, RegistriesFile.class))
            .orElse(new RegistriesFile(Map.of(), List.of()));
    return new RegistrySettings(
        file.mirrors(), file.plainHttp(), ProxyRules.of(environment), PATIENCE, PATIENCE);
  }

  /** The same with other time-outs. */
  public RegistrySettings withTimeouts(Duration newAnswer, Duration newIdle) {
    return new RegistrySettings(mirrors, plainHttp, proxies, newAnswer, newIdle);
  }

  /** Docker's rule: loopback is plain, everything else must be named. */
  boolean isPlain(String host) {
    String name = host.replaceFirst(":\\d+$", "");
    return plainHttp.contains(host)
        || plainHttp.contains(name)
        || name.equals("localhost")
        || name.matches(LOOPBACK)
        || name.equals("[::1]");
  }

  /** The file's shape. */
  record RegistriesFile(Map<String, List<Mirror>> mirrors, List<String> plainHttp) {}
}
