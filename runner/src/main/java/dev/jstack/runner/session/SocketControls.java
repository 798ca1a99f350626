package dev.jstack.runner.session;

import java.io.IOException;

/** What a command says, as lines. A supervisor that is gone hears nothing, which its call tells. */
final class SocketControls implements CallControls {
  private final Lines lines;

  SocketControls(Lines lines) {
    this.lines = lines;
  }

  @Override
  public void cancel() {
    send(new Control.Cancel());
  }

  @Override
  public void input(byte[] bytes) {
    send(Control.Input.of(bytes));
  }

  @Override
  public void endInput() {
    send(new Control.EndInput());
  }

  @Override
  public void resize(int rows, int columns) {
    send(new Control.Resize(rows, columns));
  }

  @Override
  public void signal(String signal) {
    send(new Control.Signal(signal));
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  private void send(Control control) {
    try {
      lines.write(Wire.CONTROLS.write(control));
    } catch (IOException e) {
      // The reader of the replies sees the same, and says so.
    }
  }
}
