package dev.jstack.runner.console;

import dev.jstack.host.windows.ConsoleScreen;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The console of Windows, switched to escape sequences and UTF-8 for as long as we run. */
final class WindowsScreen implements Supplier<Terminals.Seen> {

  static boolean isHere() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  /** The console as it is now; opened by us before, that is with our own settings. */
  static ConsoleScreen open() {
    String windows = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
    return ConsoleScreen.open(Path.of(windows, "System32"));
  }

  @Override
  public Terminals.Seen get() {
    ConsoleScreen screen = open();
    Runtime.getRuntime().addShutdownHook(new Thread(screen::restore, "console restore"));
    String streams =
        (screen.isInput() ? "0" : "")
            + (screen.isOutput() ? "1" : "")
            + (screen.isErrors() ? "2" : "");
    return new Terminals.Seen(streams, () -> size(screen), screen.escapes(), screen.utf8());
  }

  private static TerminalSize size(ConsoleScreen screen) {
    int[] size = screen.size();
    return new TerminalSize(size[0], size[1]);
  }
}
