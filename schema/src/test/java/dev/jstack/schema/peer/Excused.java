package dev.jstack.schema.peer;

import java.util.List;
import java.util.regex.Pattern;

/** Differences from docker compose that are meant; docs/conformance.md gives the reasons. */
final class Excused {
  private static final List<Pattern> PATTERNS =
      List.of(
          // The text of a variable is kept as it is written.
          Pattern.compile("^\\.services\\.\\w+\\.environment\\.[A-F]: peer"),
          // Its JSON form of these has Go's names, or leaves them out.
          Pattern.compile("^\\.services\\.\\w+\\.blkio_config\\."),
          Pattern.compile("^\\.services\\.\\w+\\.x-note: peer null"),
          Pattern.compile("^\\.services\\.\\w+\\.develop\\.watch\\[\\d]\\.exec: peer"),
          Pattern.compile("^peer refuses: (?s:.*)json: error calling MarshalJSON"),
          // The default is printed; docker compose takes an empty mapping for it.
          Pattern.compile("\\.bind\\.create_host_path: peer null, ours true"),
          // Number or text, zero or absent: the same on loading.
          Pattern.compile("\\.mem_swappiness: peer 60, ours 60"),
          Pattern.compile("\\.rollback_config\\.delay: peer null, ours 0s"),
          // A scale that stands beside `deploy` is printed where it was written.
          Pattern.compile("\\.deploy\\.replicas: peer \\d, ours null"),
          // Names of a merged hosts file come in the order of the files, theirs sorted.
          Pattern.compile("\\.extra_hosts\\[\\d]: peer"),
          // A fault of a file that a later file mends is no fault of the stack.
          Pattern.compile("^peer refuses: (?s:.*)validating .*must be a string"),
          // A config that only a credential spec uses is used.
          Pattern.compile("^\\.configs: peer null, ours \\{conf="),
          // A deploy section that says nothing of memory does not contradict mem_reservation.
          Pattern.compile("^peer refuses: (?s:.*)'mem_reservation' and"));

  private Excused() {}

  static boolean isMeant(String difference) {
    return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(difference).find());
  }
}
