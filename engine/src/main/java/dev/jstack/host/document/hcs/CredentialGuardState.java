package dev.jstack.host.document.hcs;

import java.util.Optional;

/**
 * A credential guard instance as the service made it; copied into a container's document as it is.
 * Holds secrets: never print it.
 */
public record CredentialGuardState(
    Optional<String> cookie,
    Optional<String> rpcEndpoint,
    Optional<String> transport,
    Optional<String> credentialSpec) {

  /** Leaves the secrets out. */
  @Override
  public String toString() {
    return "CredentialGuardState[…]";
  }
}
