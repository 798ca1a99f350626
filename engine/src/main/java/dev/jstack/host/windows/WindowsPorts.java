package dev.jstack.host.windows;

import dev.jstack.host.windows.ListenerTable.Listener;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Who has a port of a Windows machine: a program that listens, or a range that Windows keeps. */
final class WindowsPorts {
  /** The kernel's own process; behind its ports stands http.sys, SMB or WinNAT. */
  private static final int SYSTEM = 4;

  private final Supplier<List<Listener>> tcp;
  private final Supplier<List<Listener>> udp;
  private final ExcludedRanges ranges;
  private final IntFunction<Optional<String>> programs;

  /** {@code programs}: the file name of a process' program, where it may be seen. */
  WindowsPorts(
      Supplier<List<Listener>> tcp,
      Supplier<List<Listener>> udp,
      ExcludedRanges ranges,
      IntFunction<Optional<String>> programs) {
    this.tcp = tcp;
    this.udp = udp;
    this.ranges = ranges;
    this.programs = programs;
  }

  /** In words that follow "held by"; empty when it is free. */
  Optional<String> holder(int port, boolean isUdp, String address) {
    return (isUdp ? udp : tcp)
        .get().stream()
            .filter(listener -> listener.port() == port)
            .filter(listener -> meets(listener.address(), address))
            .findFirst()
            .map(listener -> program(listener.pid()))
            .or(() -> ranges.of(port, isUdp));
  }

  private static boolean meets(String there, String wanted) {
    return wanted.isEmpty()
        || wanted.equals("0.0.0.0")
        || there.equals("0.0.0.0")
        || there.equals(wanted);
  }

  private String program(int pid) {
    if (pid == SYSTEM) {
      return "System (pid 4): netsh http show servicestate names the site when it is http.sys";
    }
    return programs.apply(pid).orElse("a program") + " (pid " + pid + ")";
  }
}
