package dev.jstack.host.windows;

import com.sun.jna.Pointer;
import dev.jstack.host.api.HResult;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A native handle. It is closed once, by the last call that uses it: never under a call, and no
 * call begins after the closing.
 */
final class Handle implements AutoCloseable {
  private final Pointer pointer;
  private final Consumer<Pointer> closing;
  private int uses;
  private boolean closed;

  Handle(Pointer pointer, Consumer<Pointer> closing) {
    this.pointer = pointer;
    this.closing = closing;
  }

  /** Runs {@code call} with the handle open; fails with ERROR_INVALID_HANDLE after the closing. */
  <T> T lend(String operation, String object, Function<Pointer, T> call) {
    if (!begin()) {
      throw HResult.ERROR_INVALID_HANDLE.failure(operation, object);
    }
    try {
      return call.apply(pointer);
    } finally {
      if (isLastEnd()) {
        closing.accept(pointer);
      }
    }
  }

  @Override
  public void close() {
    closeAfter(pointer -> {});
  }

  /** Closes; before that, {@code waking} makes calls return that use the handle right now. */
  void closeAfter(Consumer<Pointer> waking) {
    if (!isFirstClose()) {
      return;
    }
    try {
      waking.accept(pointer);
    } finally {
      if (isLastEnd()) {
        closing.accept(pointer);
      }
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  private synchronized boolean begin() {
    if (!closed) {
      uses++;
    }
    return !closed;
  }

  private synchronized boolean isLastEnd() {
    uses--;
    return closed && uses == 0;
  }

  /** The closing itself counts as a use, so that the handle is open while others are woken. */
  private synchronized boolean isFirstClose() {
    boolean first = !closed;
    closed = true;
    if (first) {
      uses++;
    }
    return first;
  }
}
