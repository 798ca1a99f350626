package dev.jstack.engine.address;

import java.util.Locale;

/** Kinds of things that a stack has on a host. */
public enum ResourceKind {
  NETWORK,
  VOLUME,
  /** A network namespace: of a replica, or a named one that several join. */
  NAMESPACE,
  ENDPOINT,
  /** A replica of a service: its container. */
  SERVICE,
  /** A service that a program of the machine brings. */
  PROVIDER;

  /** The word of an address. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
