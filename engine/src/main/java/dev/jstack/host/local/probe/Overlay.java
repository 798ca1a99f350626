package dev.jstack.host.local.probe;

/** How a private writable view of the machine's own file system can be had. */
public enum Overlay {
  /** One overlay over everything: real root. */
  ONE,
  /**
   * One overlay for each top-level directory: an ordinary user may not stack on the root itself.
   */
  TOP,
  /** No overlay: a read-only view. */
  BIND
}
