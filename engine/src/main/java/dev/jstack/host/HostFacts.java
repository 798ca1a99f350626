package dev.jstack.host;

import java.util.List;

/**
 * What a host is and can do.
 *
 * @param kind what stands behind the seam
 * @param target the name people give: {@code local}, {@code windows-server-2022} …
 * @param version its Windows version; for the local host the one it plays
 * @param server whether default isolation is process
 * @param hypervisor whether hyperv isolation can run
 * @param processors logical processors
 * @param memoryBytes physical memory
 * @param schemaMinor highest HCS schema 2.x it knows
 * @param isolationLevel local host only: 3 (everything) to 0 (plain processes); Windows: 3
 * @param stateRoot where it keeps scratch layers and volumes, in its own path style
 * @param limitations sentences that a plan must show, such as M5 of the local host
 */
public record HostFacts(
    Kind kind,
    String target,
    WindowsVersion version,
    boolean server,
    boolean hypervisor,
    int processors,
    long memoryBytes,
    int schemaMinor,
    int isolationLevel,
    String stateRoot,
    List<String> limitations) {

  public HostFacts {
    limitations = List.copyOf(limitations);
  }

  /** What stands behind the seam. */
  public enum Kind {
    WINDOWS,
    LOCAL,
    /** Answers as a Windows host would, runs nothing: for plans. */
    SIMULATED
  }

  /** Whether paths inside containers and on the host are Windows paths. */
  public boolean windowsPaths() {
    return kind != Kind.LOCAL;
  }
}
