package dev.jstack.engine.watch;

import java.time.Instant;

/**
 * One probe.
 *
 * @param exitCode of the probing process; −1 when it had to be killed or did not start
 * @param output the first 4096 bytes of what it wrote, or why it did not run
 */
record ProbeResult(Instant started, Instant ended, long exitCode, String output) {

  boolean isGood() {
    return exitCode == 0;
  }

  /** The first line of the output that says something, to be shown beside the state. */
  String firstLine() {
    return output.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }
}
