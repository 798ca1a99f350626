package dev.jstack.host.local.probe;

import dev.jstack.host.local.linux.Commands;
import dev.jstack.host.local.linux.Shell;
import dev.jstack.host.local.probe.Abilities.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries everything once, in one shell, by doing it: settings of the kernel tell too little. */
public final class Prober {
  private static final String UIDMAP_FIX =
      "install uidmap, add /etc/subuid and /etc/subgid entries, util-linux >= 2.38";
  private static final String NAMESPACE_FIX =
      "allow user namespaces (sysctl user.max_user_namespaces,"
          + " kernel.apparmor_restrict_unprivileged_userns=0), or run as root";
  private static final Map<String, String> FIXES =
      Map.of(
          "namespaces", NAMESPACE_FIX,
          "network", "install iproute2; allow network namespaces",
          "overlay",
              "keep the state root on a file system that overlay accepts (ext4, xfs, btrfs,"
                  + " tmpfs); kernel >= 5.11 for ordinary users",
          "proc", "nothing may be mounted below /proc of this machine (containers do that)",
          "users", UIDMAP_FIX,
          "tools", "install util-linux and iproute2",
          "console", "install util-linux (Debian: bsdutils)",
          "limits", "run as root, or delegate a cgroup v2 subtree to this user");

  private final Path scratch;
  private final Role role;

  /**
   * Probes as {@code role} on the file system of {@code scratch}, a directory made and removed by
   * the probe.
   */
  public Prober(Path scratch, Role role) {
    this.scratch = scratch;
    this.role = role;
  }

  /** Whose rights this JVM has. */
  public static Role role() {
    try {
      String map = Files.readString(Path.of("/proc/self/uid_map")).strip();
      String status = Files.readString(Path.of("/proc/self/status"));
      boolean root = status.contains("\nUid:\t0\t0\t");
      boolean outside = map.matches("0\\s+0\\s+4294967295");
      if (root) {
        return outside ? Role.ROOT : Role.USER_NAMESPACE;
      }
      return Role.ORDINARY;
    } catch (IOException e) {
      return Role.ORDINARY;
    }
  }

  /**
   * The words in front of a command that give it a user namespace in which it is root; empty when
   * it needs none. The range of ids is used where there is one.
   */
  public static List<String> userNamespace(Role role) {
    if (role != Role.ORDINARY) {
      return List.of();
    }
    List<String> range = List.of("unshare", "--user", "--map-root-user", "--map-auto");
    List<String> trial = new ArrayList<>(range);
    trial.add("true");
    return Commands.run(trial, "").ok() ? range : range.subList(0, 3);
  }

  /** Tries and tells. */
  public Abilities probe() {
    List<String> command = new ArrayList<>(userNamespace(role));
    boolean range = role == Role.ROOT || hasRange(command);
    command.addAll(List.of("sh", "-s"));
    Map<String, String> answers = new LinkedHashMap<>();
    Commands.Result result = Commands.run(command, script());
    result.output().lines().forEach(line -> take(line, answers));
    if (answers.isEmpty()) {
      answers.put("namespaces", result.firstLine());
    }
    List<Probe> probes = new ArrayList<>();
    for (String name : List.of("tools", "namespaces", "network", "overlay", "proc", "console")) {
      probes.add(probe(name, answers.getOrDefault(name, "not reached")));
    }
    probes.add(probe("users", range ? "ok" : "only one id is mapped"));
    boolean limits = role == Role.ROOT && Files.isWritable(Path.of("/sys/fs/cgroup"));
    probes.add(probe("limits", limits ? "ok" : "no writable cgroup"));
    String overlay = answers.getOrDefault("overlay", "");
    return new Abilities(
        role,
        ok(answers, "namespaces") && ok(answers, "tools"),
        ok(answers, "network"),
        ok(answers, "proc"),
        overlay.startsWith("ok one")
            ? Overlay.ONE
            : overlay.startsWith("ok") ? Overlay.TOP : Overlay.BIND,
        range,
        limits,
        probes);
  }

  private boolean hasRange(List<String> command) {
    if (role == Role.ORDINARY) {
      return command.contains("--map-auto");
    }
    try {
      return Files.readAllLines(Path.of("/proc/self/uid_map")).size() > 1;
    } catch (IOException e) {
      return false;
    }
  }

  private static void take(String line, Map<String, String> answers) {
    int colon = line.indexOf(": ");
    if (line.startsWith("probe ") && colon > 0) {
      answers.put(line.substring(6, colon), line.substring(colon + 2));
    }
  }

  private static boolean ok(Map<String, String> answers, String name) {
    return answers.getOrDefault(name, "").startsWith("ok");
  }

  private static Probe probe(String name, String answer) {
    boolean ok = answer.startsWith("ok");
    return new Probe(name, ok, answer, ok ? "" : FIXES.getOrDefault(name, ""));
  }

  private String script() {
    String options = role == Role.ROOT ? "" : ",userxattr";
    return """
        D=%s
        say() { n=$1; shift; if out=$("$@" 2>&1); then echo "probe $n: ok $out"; else
          echo "probe $n: $(echo "$out" | head -n 1)"; fi; }
        tools() { for t in unshare nsenter mount pivot_root setsid setpriv ip; do
          command -v $t >/dev/null || { echo "$t is not installed"; return 1; }; done; }
        overlay() { mkdir -p "$D/u" "$D/w" "$D/m" || return 1
          unshare -m sh -c 'mount -t overlay j -o "lowerdir=/,upperdir=$1/u,workdir=$1/w%s" "$1/m"' \
            sh "$D" 2>/dev/null && { echo one; return; }
          unshare -m sh -c 'mount -t overlay j -o "lowerdir=/usr,upperdir=$1/u,workdir=$1/w%s" "$1/m"' \
            sh "$D" && echo top; }
        say tools tools
        say namespaces unshare -m -u -i -p --fork true
        say network unshare -n ip link add probe0 type bridge
        say overlay overlay
        mkdir -p "$D/p"
        say proc unshare -m -p --fork mount -t proc proc "$D/p"
        say console command -v script
        rm -rf "$D" 2>/dev/null; true
        """
        .formatted(Shell.quote(scratch.toString()), options, options);
  }
}
