package dev.jstack.image.registry;

import java.io.IOException;
import java.util.Optional;

/** Where logins come from. */
@FunctionalInterface
public interface CredentialStore {
  CredentialStore ANONYMOUS = host -> Optional.empty();

  /** The login for a registry host; empty: go on without one. */
  Optional<Credentials> find(String host) throws IOException;
}
