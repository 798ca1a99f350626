package dev.jstack.host.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.jstack.host.windows.abi.ConsoleFunctions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleScreenTest {
  private final FakeConsole console = new FakeConsole();

  /** A console with the modes that cmd leaves, in the code page of western Europe. */
  private static final class FakeConsole implements ConsoleFunctions {
    private final Map<Long, Integer> modes = new HashMap<>(Map.of(-10L, 0x1F7, -11L, 3, -12L, 3));
    private int inputPage = 850;
    private int outputPage = 850;
    private boolean old;

    @Override
    public Pointer GetStdHandle(int which) {
      return new Pointer(which);
    }

    @Override
    public int GetConsoleMode(Pointer handle, IntByReference mode) {
      Integer known = modes.get(Pointer.nativeValue(handle));
      if (known == null) {
        return 0;
      }
      mode.setValue(known);
      return 1;
    }

    @Override
    public int SetConsoleMode(Pointer handle, int mode) {
      boolean output = Pointer.nativeValue(handle) != STD_INPUT_HANDLE;
      if (old && output && (mode & ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0) {
        return 0;
      }
      modes.put(Pointer.nativeValue(handle), mode);
      return 1;
    }

    @Override
    public int GetConsoleCP() {
      return inputPage;
    }

    @Override
    public int SetConsoleCP(int codePage) {
      inputPage = codePage;
      return 1;
    }

    @Override
    public int GetConsoleOutputCP() {
      return outputPage;
    }

    @Override
    public int SetConsoleOutputCP(int codePage) {
      outputPage = codePage;
      return 1;
    }

    @Override
    public int GetConsoleScreenBufferInfo(Pointer handle, Memory information) {
      information.clear();
      information.setShort(12, (short) 100); // the window is scrolled down in its buffer
      information.setShort(14, (short) 119);
      information.setShort(16, (short) 129);
      return 1;
    }
  }

  @Test
  void escape_sequences_and_utf_8_are_switched_on_and_put_back() {
    Map<Long, Integer> before = Map.copyOf(console.modes);
    ConsoleScreen screen = new ConsoleScreen(console);

    assertThat(screen.escapes()).isTrue();
    assertThat(screen.utf8()).isTrue();
    assertThat(console.modes.get(-11L)).isEqualTo(7);
    assertThat(console.modes.get(-12L)).isEqualTo(7);
    assertThat(console.inputPage).isEqualTo(65001);
    screen.restore();
    screen.restore();
    assertThat(console.modes).isEqualTo(before);
    assertThat(console.outputPage).isEqualTo(850);
    assertThat(console.inputPage).isEqualTo(850);
  }

  @Test
  void a_stream_that_is_a_pipe_is_no_console() {
    console.modes.remove(-11L);
    ConsoleScreen screen = new ConsoleScreen(console);

    assertThat(screen.isOutput()).isFalse();
    assertThat(screen.isErrors()).isTrue();
    assertThat(screen.isInput()).isTrue();
    assertThat(screen.escapes()).isTrue();
  }

  @Test
  void without_any_console_nothing_is_changed() {
    console.modes.clear();
    ConsoleScreen screen = new ConsoleScreen(console);

    assertThat(console.outputPage).isEqualTo(850);
    screen.restore();
    assertThat(console.modes).isEmpty();
  }

  @Test
  void an_old_console_refuses_and_gets_no_escape_sequences() {
    console.old = true;

    assertThat(new ConsoleScreen(console).escapes()).isFalse();
  }

  @Test
  void the_size_is_that_of_the_window_and_not_of_its_buffer() {
    assertThat(new ConsoleScreen(console).size()).containsExactly(30, 120);
  }

  @Test
  void raw_input_hands_over_each_key_and_ends() {
    ConsoleScreen screen = new ConsoleScreen(console);
    screen.raw();
    assertThat(console.modes.get(-10L) & 0x7).isZero();
    assertThat(console.modes.get(-10L) & 0x200).isEqualTo(0x200);
    screen.line();
    assertThat(console.modes.get(-10L)).isEqualTo(0x1F7);
  }
}
