package dev.jstack.engine.lower;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a stop signal of a file or an image means on Windows. */
enum StopSignal {
  SHUTDOWN("CtrlShutdown", " TERM 15 QUIT 3 CTRLSHUTDOWN "),
  INTERRUPT("CtrlC", " INT 2 CTRLC "),
  BREAK("CtrlBreak", " CTRLBREAK "),
  CLOSE("CtrlClose", " CTRLCLOSE "),
  LOG_OFF("CtrlLogOff", " CTRLLOGOFF "),
  KILL("", " KILL 9 ");

  private final String word;
  private final String spellings;

  /** The spellings without SIG, blanks between and around them. */
  StopSignal(String word, String spellings) {
    this.word = word;
    this.spellings = spellings;
  }

  /** What HcsSignalProcess is told; empty: terminate at once. */
  Optional<String> word() {
    return Optional.of(word).filter(w -> !w.isEmpty());
  }

  static Optional<StopSignal> parse(String written) {
    String upper = written.toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    return List.of(values()).stream()
        .filter(s -> s.spellings.contains(" " + name + " "))
        .findFirst();
  }
}
