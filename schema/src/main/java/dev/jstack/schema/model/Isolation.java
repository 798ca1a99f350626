package dev.jstack.schema.model;

/** How a container is kept from its host. */
public enum Isolation {
  /** What the host does by itself: servers process, clients hyperv. */
  DEFAULT,
  /** Shares the host's kernel. */
  PROCESS,
  /** A light virtual machine with its own kernel. */
  HYPERV;

  /** The word of the stack file. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
