package dev.jstack.runner.supervisor;

import java.util.Locale;
import java.util.Optional;

/** Names of signals as HCS knows them. */
final class Signals {
  private Signals() {}

  /** Whether {@code name} ends a process at once: HCS has a call of its own for that. */
  static boolean isKill(String name) {
    return plain(name).equals("KILL") || plain(name).equals("9");
  }

  /** What HcsSignalProcess is told; empty for signals that Windows does not have. */
  static Optional<String> control(String name) {
    return switch (plain(name)) {
      case "INT", "2", "CTRLC" -> Optional.of("CtrlC");
      case "TERM", "15", "QUIT", "3", "CTRLSHUTDOWN" -> Optional.of("CtrlShutdown");
      case "HUP", "1", "CTRLCLOSE" -> Optional.of("CtrlClose");
      case "CTRLBREAK" -> Optional.of("CtrlBreak");
      case "CTRLLOGOFF" -> Optional.of("CtrlLogOff");
      default -> Optional.empty();
    };
  }

  private static String plain(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.startsWith("SIG") ? upper.substring(3) : upper;
  }
}
