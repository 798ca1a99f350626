package dev.jstack.image.registry;

import dev.jstack.image.model.ImageReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * One place that a registry's content is at: itself or a mirror.
 *
 * @param base what {@code /v2/} is below
 * @param account the host that credentials are looked up by
 * @param digestOnly whether tags may not be asked for here
 */
record Endpoint(URI base, String account, boolean digestOnly) {

  /** The places of {@code host}, mirrors first, itself last. */
  static List<Endpoint> of(String host, RegistrySettings settings) {
    List<Endpoint> places = new ArrayList<>();
    for (Mirror mirror : settings.mirrors().getOrDefault(host, List.of())) {
      URI url = URI.create(mirror.url().replaceFirst("/+$", ""));
      places.add(new Endpoint(url, url.getAuthority(), mirror.digestOnly()));
    }
    String api = host.equals(ImageReference.HUB) ? "registry-1.docker.io" : host;
    String scheme = settings.isPlain(host) ? "http" : "https";
    places.add(new Endpoint(URI.create(scheme + "://" + api), host, false));
    return places;
  }

  URI manifest(String repository, String target) {
    return URI.create(base + "/v2/" + repository + "/manifests/" + target);
  }

  URI blob(String repository, String digest) {
    return URI.create(base + "/v2/" + repository + "/blobs/" + digest);
  }
}
