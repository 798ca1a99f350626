package dev.jstack.schema.value;

/** The words of {@code deploy.mode}: how many replicas there are, and whether they end. */
public final class DeployMode {
  private DeployMode() {}

  /** Whether there is one replica on each machine. */
  public static boolean isGlobal(String mode) {
    return mode.startsWith("global");
  }

  /** Whether a replica is to do its work once and end. */
  public static boolean isJob(String mode) {
    return mode.endsWith("-job");
  }
}
