package dev.jstack.engine.converge;

import dev.jstack.engine.desired.HostsBlock;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.document.hcs.ProcessParameters;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes the block of peers into a container's hosts file: by a short process in the running
 * container, before its first process starts and whenever peers change. That works in both
 * isolation modes and needs no resolver.
 *
 * <p>Every line of the block carries a mark, so that one pass drops the old block and adds the new
 * one, and the image's own lines stay.
 */
final class HostsWriter {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String MARK = "# jstack";

  /** {@code findstr ^} copies standard input; cmd.exe and findstr.exe are in Nano Server too. */
  private static final String WINDOWS =
      "cmd /d /s /c \"cd /d %SystemRoot%\\System32\\drivers\\etc"
          + " && (findstr /v /c:\""
          + MARK
          + "\" hosts & findstr ^^) > hosts.jstack"
          + " && move /y hosts.jstack hosts\"";

  /** Written in place: /etc/hosts may be a mount that cannot be replaced. */
  private static final String UNIX =
      "/bin/sh -c \"{ grep -v '"
          + MARK
          + "' /etc/hosts; cat; } 2>/dev/null > /etc/hosts.jstack"
          + " && cat /etc/hosts.jstack > /etc/hosts && rm -f /etc/hosts.jstack\"";

  private final boolean windows;
  private final boolean own;

  HostsWriter(HostFacts facts) {
    this.windows = facts.windowsPaths();
    this.own = facts.isolationLevel() > 0;
  }

  /**
   * Replaces the block in {@code system}; an empty one where none was is nothing to do.
   *
   * @param first whether no block was written to this layer before
   */
  void write(HcsSystem system, HostsBlock block, boolean first) {
    boolean empty = block.peers().isEmpty() && block.own().isEmpty();
    if (empty && first || !own) {
      return; // plain processes have the machine's own hosts file, which is nobody's to write
    }
    Processes.Result result =
        Processes.run(system, parameters(), text(block), Deadline.in(PATIENCE));
    if (!result.isGood()) {
      throw ActionException.of(
          ConvergenceCode.HOSTS_FILE,
          "could not write the names of its peers into the hosts file: " + result.text(),
          windows
              ? "the image needs cmd.exe and findstr.exe"
              : "the image needs /bin/sh, cat and grep");
    }
  }

  private ProcessParameters parameters() {
    return ProcessParameters.of(
        windows ? WINDOWS : UNIX,
        windows ? Optional.of("ContainerAdministrator") : Optional.empty(),
        Optional.of(windows ? "C:\\" : "/"),
        Map.of());
  }

  private String text(HostsBlock block) {
    String newline = windows ? "\r\n" : "\n";
    StringBuilder text = new StringBuilder(HostsBlock.BEGIN).append(newline);
    Stream.concat(block.own().stream(), block.peers().stream())
        .forEach(line -> text.append(text(line)).append(newline));
    return text.append(HostsBlock.END).append(newline).toString();
  }

  private static String text(HostsBlock.Line line) {
    return line.ipAddress() + "\t" + String.join(" ", line.names()) + "\t" + MARK;
  }
}
