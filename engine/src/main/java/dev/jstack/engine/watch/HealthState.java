package dev.jstack.engine.watch;

import java.util.Locale;

/** What the probes of a replica come to. */
enum HealthState {
  /** Nobody probes it. */
  NONE,
  STARTING,
  HEALTHY,
  UNHEALTHY;

  /** The word people read. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
