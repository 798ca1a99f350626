package dev.jstack.host.local.linux;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of this machine, as /proc shows them. Processes come and go while one reads. */
public final class ProcessTable {
  private static final Path PROC = Path.of("/proc");

  /** Clock ticks a second; fixed for user space on every Linux architecture that runs Java. */
  private static final long TICKS = 100;

  private ProcessTable() {}

  /** The fields of /proc/PID/stat after the name, from the state (field 3) on; empty when gone. */
  private static Optional<String[]> stat(long pid) {
    try {
      String text = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      return Optional.of(text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The key of a live process; empty when there is none with this number. */
  public static Optional<ProcessKey> key(long pid) {
    return stat(pid)
        .filter(fields -> isAlive(fields[0]))
        .map(fields -> new ProcessKey(pid, Long.parseLong(fields[19])));
  }

  /** Whether this very process runs; a zombie does not. */
  public static boolean isAlive(ProcessKey key) {
    return key.pid() > 0 && key(key.pid()).filter(key::equals).isPresent();
  }

  private static boolean isAlive(String state) {
    return !state.equals("Z") && !state.equals("X");
  }

  /** Whether it runs on a terminal: field 7 of stat, 0 for none. */
  public static boolean hasTerminal(long pid) {
    return stat(pid).filter(fields -> !fields[4].equals("0")).isPresent();
  }

  /** Numbers of all processes. */
  public static List<Long> pids() {
    List<Long> pids = new ArrayList<>();
    String[] names = new File("/proc").list();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        pids.add(Long.parseLong(name));
      }
    }
    return pids;
  }

  /** Numbers of the direct children. */
  public static List<Long> children(long pid) {
    try {
      String text = Files.readString(PROC.resolve(pid + "/task/" + pid + "/children")).strip();
      List<Long> children = new ArrayList<>();
      for (String each : text.split(" ", -1)) {
        if (!each.isEmpty()) {
          children.add(Long.parseLong(each));
        }
      }
      return children;
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The namespace of a kind ({@code mnt}, {@code pid}, {@code net}) as {@code mnt:[4026532]}. */
  public static Optional<String> namespace(long pid, String kind) {
    try {
      return Optional.of(Files.readSymbolicLink(PROC.resolve(pid + "/ns/" + kind)).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Live processes whose first environment has a variable that begins so; {@code NAME=value} and a
   * zero byte is the whole of one.
   */
  public static List<Long> withEnvironment(String variable) {
    List<Long> members = new ArrayList<>();
    for (long pid : pids()) {
      if (hasVariable(pid, variable) && key(pid).isPresent()) {
        members.add(pid);
      }
    }
    return members;
  }

  private static boolean hasVariable(long pid, String variable) {
    try {
      String environment =
          Files.readString(PROC.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
      return ("\0" + environment + "\0").contains("\0" + variable);
    } catch (IOException e) {
      return false;
    }
  }

  /** The process's number in its innermost namespace. */
  public static long innerPid(long pid) {
    try {
      for (String line : Files.readAllLines(PROC.resolve(pid + "/status"))) {
        if (line.startsWith("NSpid:")) {
          String[] numbers = line.strip().split("\\s+", -1);
          return Long.parseLong(numbers[numbers.length - 1]);
        }
      }
    } catch (IOException e) {
      // gone meanwhile
    }
    return pid;
  }

  /** What a process used; empty when it is gone. */
  public static Optional<ProcessUse> use(long pid) {
    return stat(pid)
        .filter(fields -> isAlive(fields[0]))
        .map(
            fields ->
                new ProcessUse(
                    name(pid),
                    Long.parseLong(fields[11]) * (10_000_000 / TICKS),
                    Long.parseLong(fields[12]) * (10_000_000 / TICKS),
                    Long.parseLong(fields[19]) * (1000 / TICKS),
                    Long.parseLong(fields[20]),
                    Long.parseLong(fields[21]) * 4096));
  }

  private static String name(long pid) {
    try {
      return Files.readString(PROC.resolve(pid + "/comm")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Names this start of the kernel. */
  public static String bootId() {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** When the kernel started, milliseconds since 1970. */
  public static long bootMillis() {
    try {
      for (String line : Files.readAllLines(PROC.resolve("stat"))) {
        if (line.startsWith("btime ")) {
          return Long.parseLong(line.substring(6).strip()) * 1000;
        }
      }
    } catch (IOException e) {
      // a machine without /proc/stat has no times
    }
    return 0;
  }
}
