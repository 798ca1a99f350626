package dev.jstack.host.local.sandbox;

import dev.jstack.host.local.linux.Shell;
import dev.jstack.host.local.network.Wiring;
import dev.jstack.host.strict.compute.SystemSpec;
import java.nio.file.Path;
import java.util.List;

/** The shell scripts that become a sandbox's first process. */
final class Scripts {
  /** Sets HP and ST: the number and the start of this shell in the machine's own count. */
  static final String WHO =
      "IFS=' '; read -r L </proc/self/stat; HP=${L%% *}; t() { ST=${20}; }; t ${L##*) }\n";

  /**
   * Lets go of the old root by its own umount, where the new root has none: through the old root's
   * loader, since the usual paths lead to the new root by now. A move of the new root over the old
   * one would need no program, but an ordinary user may not.
   */
  private static final String DETACH_BY_OLD_ROOT =
      """
      libraries=
      for d in /tmp/lib /tmp/usr/lib /tmp/lib64 /tmp/usr/lib64 /tmp/lib/*-linux-* /tmp/usr/lib/*-linux-*; do
        [ -d "$d" ] && libraries=$libraries:$d
      done
      for loader in /tmp/lib/*/ld-*.so.* /tmp/lib64/ld-*.so.* /tmp/lib/ld-*.so.*; do
        [ -x "$loader" ] && "$loader" --library-path "$libraries" /tmp/bin/umount -l /tmp && detached=yes && break
      done
      [ -n "$detached" ] || fail umount
      """;

  private Scripts() {}

  /** Runs in fresh namespaces, still with the machine's process numbers: network and mounts. */
  static String prepare(
      SystemSpec system, Path home, List<Path> groups, Wiring wiring, boolean network) {
    StringBuilder script = new StringBuilder();
    script.append("fail() { echo \"FAIL $*\"; exit 125; }\n");
    groups.forEach(
        group -> script.append("echo $$ >").append(quote(group, "cgroup.procs")).append('\n'));
    if (network) {
      script.append(cards(home, wiring));
    }
    script.append("mount -a -T ").append(quote(home, "fstab")).append(" || fail mount\n");
    system
        .hostName()
        .ifPresent(
            name ->
                script
                    .append("{ echo ")
                    .append(Shell.quote(name))
                    .append(" >/proc/sys/kernel/hostname; } 2>/dev/null || hostname ")
                    .append(Shell.quote(name))
                    .append('\n'));
    String first = "sh " + quote(home, "init.sh");
    script
        .append("exec ")
        .append(system.hyperv() ? "unshare -p --fork --kill-child " + first : first)
        .append('\n');
    return script.toString();
  }

  /** A cable of the sandbox before may be in the way for a moment: then it is taken away first. */
  private static String cards(Path home, Wiring wiring) {
    String plug = "ip -batch " + quote(home, "net.in");
    if (wiring.outside().isEmpty()) {
      return plug + " || fail network\n";
    }
    String router = String.join(" ", wiring.enterRouter());
    String clear = router + " ip -force -batch " + quote(home, "net.gone") + " 2>/dev/null";
    return "%s 2>/dev/null || { %s; %s; } || fail network\n%s ip -batch %s || fail bridge\n"
        .formatted(plug, clear, plug, router, quote(home, "net.out"));
  }

  /**
   * The first process: changes the root, says who it is, waits for ever. It ignores the end of its
   * children, so that orphans that come to it leave no zombies.
   *
   * @param detach whether the layers have an {@code umount} to let go of the old root with
   */
  static String first(SystemSpec system, Path home, Path silence, boolean detach) {
    StringBuilder script = new StringBuilder("fail() { echo \"FAIL $*\"; exit 125; }\n");
    script.append(WHO);
    script.append("trap '' CHLD TERM INT HUP QUIT\n");
    script.append("exec 9<>").append(Shell.quote(silence.toString())).append('\n');
    script.append("cd ").append(quote(home, "root")).append(" || fail root\n");
    if (system.hyperv()) {
      script
          .append("mount -t proc -o nosuid,nodev,noexec proc proc 2>/dev/null")
          .append(" || mount --rbind /proc proc || fail proc\n");
    }
    script.append("echo \"$HP $ST\" >").append(quote(home, "init")).append('\n');
    script.append("pivot_root . tmp && cd / || fail pivot_root\n");
    script.append(detach ? "umount -l /tmp || fail umount\n" : DETACH_BY_OLD_ROOT);
    script.append("echo \"INIT $HP $ST\"; exec >/dev/null 2>&1 </dev/null\n");
    script.append("while :; do read -r _ <&9 || :; done\n");
    return script.toString();
  }

  private static String quote(Path directory, String name) {
    return Shell.quote(directory.resolve(name).toString());
  }
}
