package dev.jstack.image.registry;

import java.net.URI;

/** What a login is for: a repository at a place. */
record Scope(Endpoint place, String repository) {
  String bearerScope() {
    return "repository:" + repository + ":pull";
  }

  /** Whether {@code uri} is at the very place that may see the login. */
  boolean owns(URI uri) {
    URI base = place.base();
    return base.getScheme().equals(uri.getScheme())
        && base.getHost().equalsIgnoreCase(String.valueOf(uri.getHost()))
        && base.getPort() == uri.getPort();
  }

  /** Whether a password may be sent to {@code uri}: over TLS, or where all is plain by decree. */
  boolean mayTell(URI uri) {
    return uri.getScheme().equals("https") || place.base().getScheme().equals("http");
  }
}
