package dev.jstack.runner.command;

import java.util.List;

/**
 * What a machine can do, found by trying.
 *
 * @param host {@code local host level 3}, {@code Windows …}
 * @param user whose rights were tried
 * @param ready whether services run here at all
 * @param findings each ability
 * @param summary sentences about the whole
 */
public record Examination(
    String host, String user, boolean ready, List<Finding> findings, List<String> summary) {

  public Examination {
    findings = List.copyOf(findings);
    summary = List.copyOf(summary);
  }

  /** How much of an ability is there. */
  public enum Standing {
    GOOD,
    /** Services run without it; something that a file may ask for does not work. */
    LIMITED,
    MISSING
  }

  /**
   * One ability.
   *
   * @param name such as {@code overlay}
   * @param says what was found, or what the system said
   * @param fix what to do about it; empty when nothing is
   */
  public record Finding(String name, Standing standing, String says, String fix) {

    /** An ability that is there; there is nothing to mend. */
    public static Finding good(String name, String says) {
      return new Finding(name, Standing.GOOD, says, "");
    }
  }
}
