package dev.jstack.host.windows;

import java.time.Duration;

/**
 * How long native functions may take whose callers give no deadline.
 *
 * @param query opening, closing and asking, which wait for nothing
 * @param network HNS, which makes switches and waits for adapters
 * @param layer layers, as long as hcsshim gives a compute system (internal/timeout)
 * @param image imports, which unpack a registry and index gigabytes
 */
record Patience(Duration query, Duration network, Duration layer, Duration image) {
  static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(4),
          Duration.ofHours(1));
}
