package dev.jstack.host.local.sandbox;

import dev.jstack.host.local.linux.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scripts around a process: one that waits for it and writes its exit code down, and one that
 * says who it is and becomes it. The second holds the environment, which may hold secrets: it is
 * removed as soon as the process runs.
 */
final class ProcessScript {
  private ProcessScript() {}

  /** Waits in the foreground: a payload in the background would ignore SIGINT for ever. */
  static String shim(
      Sandbox sandbox, Path home, List<Path> groups, boolean input, boolean console) {
    String run = "sh " + quote(home, "run.sh");
    if (console) {
      run = "script -q -e -f -c " + Shell.quote(run) + " /dev/null";
    }
    if (sandbox.hyperv() && !sandbox.plain()) {
      // The console's session begins inside: a shell names its process group to the terminal.
      run = enterProcesses(sandbox) + run;
    }
    StringBuilder script = new StringBuilder();
    script.append("cd ").append(Shell.quote(home.toString())).append(" || exit 125\n");
    script.append(Scripts.WHO).append("echo \"$HP $ST\" >shim\n");
    groups.forEach(
        group -> script.append("echo $$ >").append(quote(group, "cgroup.procs")).append('\n'));
    script.append("trap : TERM HUP INT QUIT\n");
    script
        .append(run)
        .append(input ? "" : " </dev/null")
        .append(" 3>&1 >>stdout 2>>stderr\n")
        .append("rc=$?\necho \"$rc\" >exit.tmp && mv exit.tmp exit\n");
    return script.toString();
  }

  private static String enterProcesses(Sandbox sandbox) {
    return "nsenter -t " + sandbox.init().orElseThrow().pid() + " -p ";
  }

  /**
   * Becomes the process.
   *
   * @param size height and width of its console
   * @param create whether its working directory has to be made
   */
  static String run(
      Sandbox sandbox,
      Path home,
      List<String> arguments,
      Map<String, String> environment,
      Optional<Account> account,
      String directory,
      boolean create,
      List<Integer> size) {
    StringBuilder script = new StringBuilder(Scripts.WHO);
    if (size.size() == 2) {
      script
          .append("stty rows " + size.get(0) + " cols " + size.get(1) + "; tty >")
          .append(quote(home, "tty"))
          .append('\n');
    }
    if (create && !sandbox.plain()) {
      script
          .append(enter(sandbox))
          .append("mkdir -p -- ")
          .append(Shell.quote(directory))
          .append('\n');
    }
    script.append("echo \"$$ $HP $ST\" >").append(quote(home, "pid")).append('\n');
    script.append("echo \"PID $$ $HP $ST\" >&3; exec 3>&-\n");
    if (sandbox.plain()) {
      script.append("cd ").append(Shell.quote(directory)).append(" || exit 126\n");
    }
    script.append("exec ").append(words(environment, arguments, sandbox, account, directory));
    return script.append('\n').toString();
  }

  private static String words(
      Map<String, String> environment,
      List<String> arguments,
      Sandbox sandbox,
      Optional<Account> account,
      String directory) {
    // Whoever started jstack with & had it ignore SIGINT, and that is inherited for ever.
    List<String> words = new ArrayList<>(List.of("env", "--default-signal", "-i"));
    environment.forEach((name, value) -> words.add(Shell.quote(name + "=" + value)));
    if (!sandbox.plain()) {
      words.add("/usr/bin/setpriv --no-new-privs");
      words.add("/usr/bin/" + enter(sandbox).strip());
      words.add("--wdns=" + Shell.quote(directory));
      account.ifPresent(who -> words.add("-S " + who.uid() + " -G " + who.gid()));
      words.add("--");
    }
    arguments.forEach(argument -> words.add(Shell.quote(argument)));
    return String.join(" ", words);
  }

  /** Everything but the process namespace, which was entered before. */
  private static String enter(Sandbox sandbox) {
    long init = sandbox.init().map(key -> key.pid()).orElse(0L);
    return "nsenter -t " + init + " -m -u -i -n ";
  }

  private static String quote(Path directory, String name) {
    return Shell.quote(directory.resolve(name).toString());
  }
}
