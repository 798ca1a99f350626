package dev.jstack.host.windows;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.windows.abi.NativeLibraries;
import dev.jstack.host.windows.abi.OwnedText;

/** The DLLs and how they are called: with a deadline, and with no text left unfreed. */
record Dlls(NativeLibraries libraries, Calls calls, Patience patience) {

  /** A call of vmcompute.dll or computenetwork.dll that gives an error document or nothing. */
  interface Doing {
    int call(OwnedText error);
  }

  /** The same for a call that gives a text. */
  interface Reading {
    int call(OwnedText text, OwnedText error);
  }

  /** What such a call said: its code, its text and its error document, empty where absent. */
  record Answer(int code, String text, String error) {}

  static Dlls of(NativeLibraries libraries) {
    return new Dlls(libraries, new Calls(), Patience.USUAL);
  }

  Answer ask(Doing doing) {
    return ask((text, error) -> doing.call(error));
  }

  Answer ask(Reading reading) {
    OwnedText text = new OwnedText();
    OwnedText error = new OwnedText();
    int code = reading.call(text, error);
    return new Answer(
        code, text.take(libraries.sharedMemory()), error.take(libraries.sharedMemory()));
  }

  /** Closes something; a service that does not answer does not keep who closes. */
  void close(String operation, Runnable closing) {
    try {
      calls.run(
          operation,
          "",
          soon(),
          () -> {
            closing.run();
            return operation;
          });
    } catch (HostException e) {
      if (e.error() != HostError.TIMED_OUT) {
        throw e;
      }
    }
  }

  Deadline soon() {
    return Deadline.in(patience.query());
  }
}
