package dev.jstack.host.local.network;

import dev.jstack.host.local.linux.ProcessKey;
import dev.jstack.host.local.linux.ProcessTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The network namespace that the bridges are in.
 *
 * @param holder a process inside it
 * @param own whether it is one of its own and not the machine's
 */
public record Router(ProcessKey holder, boolean own) {

  /** The machine's own network, which this JVM is in. */
  static Router machine() {
    long pid = ProcessHandle.current().pid();
    return new Router(ProcessTable.key(pid).orElse(new ProcessKey(pid, 0)), false);
  }

  /** The command to run inside it. */
  List<String> inside(String... command) {
    List<String> words = new ArrayList<>();
    if (own) {
      words.addAll(List.of("nsenter", "-t", String.valueOf(holder.pid()), "-n"));
    }
    words.addAll(List.of(command));
    return words;
  }

  /** Its path, valid while the holder lives. */
  String path() {
    return "/proc/" + holder.pid() + "/ns/net";
  }
}
