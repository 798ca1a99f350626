package dev.jstack.runner.session;

import java.util.Base64;

/** What a command says while its request runs; each does to a call what it did to its own. */
sealed interface Control {
  void apply(CallControls call);

  /** Stop in order, or now. */
  record Cancel() implements Control {
    @Override
    public void apply(CallControls call) {
      call.cancel();
    }
  }

  /** Bytes for the standard input, in base64. */
  record Input(String data) implements Control {
    static Input of(byte[] bytes) {
      return new Input(Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public void apply(CallControls call) {
      call.input(Base64.getDecoder().decode(data));
    }
  }

  /** The end of the standard input. */
  record EndInput() implements Control {
    @Override
    public void apply(CallControls call) {
      call.endInput();
    }
  }

  /** Another size of the console. */
  record Resize(int rows, int columns) implements Control {
    @Override
    public void apply(CallControls call) {
      call.resize(rows, columns);
    }
  }

  /** A signal for the process. */
  record Signal(String name) implements Control {
    @Override
    public void apply(CallControls call) {
      call.signal(name);
    }
  }
}
