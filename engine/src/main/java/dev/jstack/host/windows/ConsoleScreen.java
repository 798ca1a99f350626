package dev.jstack.host.windows;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.jstack.host.windows.abi.ConsoleFunctions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The console of this process, switched to escape sequences and UTF-8 until {@link #restore}: both
 * are settings of the console and would stay for the shell after us.
 */
public final class ConsoleScreen {
  private static final int INFORMATION_SIZE = 22;
  private static final int WINDOW = 10;

  private final ConsoleFunctions functions;
  private final Map<Integer, Integer> modes = new LinkedHashMap<>();
  private final int inputPage;
  private final int outputPage;
  private final boolean escapes;

  /** Switches the console of this process, of each stream that is one. */
  public static ConsoleScreen open(Path systemDirectory) {
    return new ConsoleScreen(ConsoleFunctions.load(systemDirectory));
  }

  ConsoleScreen(ConsoleFunctions functions) {
    this.functions = functions;
    remember(ConsoleFunctions.STD_INPUT_HANDLE);
    remember(ConsoleFunctions.STD_OUTPUT_HANDLE);
    remember(ConsoleFunctions.STD_ERROR_HANDLE);
    this.inputPage = functions.GetConsoleCP();
    this.outputPage = functions.GetConsoleOutputCP();
    boolean output = modes.containsKey(ConsoleFunctions.STD_OUTPUT_HANDLE);
    boolean errors = modes.containsKey(ConsoleFunctions.STD_ERROR_HANDLE);
    this.escapes =
        (!output || processes(ConsoleFunctions.STD_OUTPUT_HANDLE))
            && (!errors || processes(ConsoleFunctions.STD_ERROR_HANDLE));
    if (output || errors) {
      functions.SetConsoleOutputCP(ConsoleFunctions.CP_UTF8);
      functions.SetConsoleCP(ConsoleFunctions.CP_UTF8);
    }
  }

  private void remember(int stream) {
    IntByReference mode = new IntByReference();
    if (functions.GetConsoleMode(handle(stream), mode) != 0) {
      modes.put(stream, mode.getValue());
    }
  }

  /** Consoles before Windows 10 1511 refuse. */
  private boolean processes(int stream) {
    int mode =
        modes.getOrDefault(stream, 0)
            | ConsoleFunctions.ENABLE_PROCESSED_OUTPUT
            | ConsoleFunctions.ENABLE_VIRTUAL_TERMINAL_PROCESSING;
    return functions.SetConsoleMode(handle(stream), mode) != 0;
  }

  private Pointer handle(int stream) {
    return functions.GetStdHandle(stream);
  }

  public boolean isInput() {
    return modes.containsKey(ConsoleFunctions.STD_INPUT_HANDLE);
  }

  public boolean isOutput() {
    return modes.containsKey(ConsoleFunctions.STD_OUTPUT_HANDLE);
  }

  public boolean isErrors() {
    return modes.containsKey(ConsoleFunctions.STD_ERROR_HANDLE);
  }

  /** Whether colours and redrawing work. */
  public boolean escapes() {
    return escapes;
  }

  /** Whether what is written as UTF-8 shows as it is. */
  public boolean utf8() {
    return functions.GetConsoleOutputCP() == ConsoleFunctions.CP_UTF8;
  }

  /** Rows and columns of the window as it is now; zeros when it has none. */
  public int[] size() {
    int stream =
        isOutput() ? ConsoleFunctions.STD_OUTPUT_HANDLE : ConsoleFunctions.STD_ERROR_HANDLE;
    try (Memory information = new Memory(INFORMATION_SIZE)) {
      if (functions.GetConsoleScreenBufferInfo(handle(stream), information) == 0) {
        return new int[] {0, 0};
      }
      int left = information.getShort(WINDOW);
      int top = information.getShort(WINDOW + 2);
      int right = information.getShort(WINDOW + 4);
      int bottom = information.getShort(WINDOW + 6);
      return new int[] {bottom - top + 1, right - left + 1};
    }
  }

  /**
   * Hands over each key as it is pressed, unechoed, Ctrl-C included, until {@link #restore} or
   * {@link #line}.
   */
  public void raw() {
    int before = modes.getOrDefault(ConsoleFunctions.STD_INPUT_HANDLE, 0);
    int off =
        ConsoleFunctions.ENABLE_LINE_INPUT
            | ConsoleFunctions.ENABLE_ECHO_INPUT
            | ConsoleFunctions.ENABLE_PROCESSED_INPUT;
    functions.SetConsoleMode(
        handle(ConsoleFunctions.STD_INPUT_HANDLE),
        before & ~off | ConsoleFunctions.ENABLE_VIRTUAL_TERMINAL_INPUT);
  }

  /** Ends {@link #raw}. */
  public void line() {
    restore(ConsoleFunctions.STD_INPUT_HANDLE);
  }

  /** Puts the console back as it was found; harmless when done twice. */
  public void restore() {
    modes.keySet().forEach(this::restore);
    if (isOutput() || isErrors()) {
      functions.SetConsoleOutputCP(outputPage);
      functions.SetConsoleCP(inputPage);
    }
  }

  private void restore(int stream) {
    Integer mode = modes.get(stream);
    if (mode != null) {
      functions.SetConsoleMode(handle(stream), mode);
    }
  }
}
