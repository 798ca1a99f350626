package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.file.Path;

/** kernel32.dll: the console of this process. All but GetStdHandle answer 0 on failure. */
public interface ConsoleFunctions extends Library {
  int STD_INPUT_HANDLE = -10;
  int STD_OUTPUT_HANDLE = -11;
  int STD_ERROR_HANDLE = -12;

  int ENABLE_PROCESSED_INPUT = 0x1;
  int ENABLE_LINE_INPUT = 0x2;
  int ENABLE_ECHO_INPUT = 0x4;
  int ENABLE_VIRTUAL_TERMINAL_INPUT = 0x200;
  int ENABLE_PROCESSED_OUTPUT = 0x1;
  int ENABLE_VIRTUAL_TERMINAL_PROCESSING = 0x4;
  int CP_UTF8 = 65001;

  Pointer GetStdHandle(int which);

  int GetConsoleMode(Pointer handle, IntByReference mode);

  int SetConsoleMode(Pointer handle, int mode);

  int GetConsoleCP();

  int SetConsoleCP(int codePage);

  int GetConsoleOutputCP();

  int SetConsoleOutputCP(int codePage);

  /** CONSOLE_SCREEN_BUFFER_INFO, 22 bytes; the window's edges are four shorts from byte 10 on. */
  int GetConsoleScreenBufferInfo(Pointer handle, Memory information);

  /** Loads it from {@code systemDirectory}. */
  static ConsoleFunctions load(Path systemDirectory) {
    return Native.load(systemDirectory.resolve("kernel32.dll").toString(), ConsoleFunctions.class);
  }
}
