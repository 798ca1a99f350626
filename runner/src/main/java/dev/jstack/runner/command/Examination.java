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

  /**
   * One ability.
   *
   * @param name such as {@code overlay}
   * @param ok whether it is there
   * @param says what was found, or what the system said
   * @param fix what to do about it; empty when nothing is
   */
  public record Finding(String name, boolean ok, String says, String fix) {}
}
