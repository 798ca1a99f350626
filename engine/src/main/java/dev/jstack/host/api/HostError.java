package dev.jstack.host.api;

/** What a failure of a host means, whatever code said it. Callers switch on this, never on text. */
public enum HostError {
  NOT_FOUND,
  ALREADY_EXISTS,
  ALREADY_STOPPED,
  INVALID_STATE,
  INVALID_DOCUMENT,
  INVALID_ARGUMENT,
  IMAGE_MISMATCH,
  HYPERVISOR_MISSING,
  ACCESS_DENIED,
  NO_SUCH_USER,
  PORT_IN_USE,
  IN_USE,
  NOT_SUPPORTED,
  TIMED_OUT,
  SERVICE_UNAVAILABLE,
  UNEXPECTED_EXIT,
  UNKNOWN
}
