package dev.jstack.runner.command;

import dev.jstack.diagnostic.DidYouMean;
import dev.jstack.engine.StackStatus;
import dev.jstack.engine.StackStatus.Replica;
import dev.jstack.runner.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of services on a command line, against what the host has. */
final class Services {
  private Services() {}

  /** Refuses a name that the stack does not have on the host. */
  static void require(StackStatus status, List<String> names) {
    Set<String> known = new LinkedHashSet<>();
    status.replicas().forEach(replica -> known.add(replica.service()));
    for (String name : names) {
      if (!known.contains(name)) {
        throw unknown(status, name, known);
      }
    }
  }

  private static CommandException unknown(StackStatus status, String name, Set<String> known) {
    List<String> hints = new ArrayList<>();
    DidYouMean.question(name, known).ifPresent(hints::add);
    hints.add(
        known.isEmpty()
            ? "nothing of " + status.stack() + " is on this machine: jstack up"
            : "it has: " + String.join(", ", known));
    return new CommandException(
        ExitCode.FAILED,
        "stack " + status.stack() + " has no service `" + name + "` here",
        hints.toArray(new String[0]));
  }

  /** The replicas of the services named; all when none is. */
  static List<Replica> select(StackStatus status, List<String> names) {
    require(status, names);
    return status.replicas().stream()
        .filter(replica -> names.isEmpty() || names.contains(replica.service()))
        .toList();
  }
}
