package dev.jstack.runner.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A call whose outcome somebody will complete. */
final class RunningCall implements Call {
  private final CallControls controls;
  private final CompletableFuture<Outcome> outcome;

  RunningCall(CallControls controls, CompletableFuture<Outcome> outcome) {
    this.controls = controls;
    this.outcome = outcome;
  }

  @Override
  public Outcome await() throws InterruptedException {
    try {
      return outcome.get();
    } catch (ExecutionException e) {
      return Outcome.failed(Outcome.FAILED, String.valueOf(e.getCause()));
    }
  }

  @Override
  public void cancel() {
    controls.cancel();
  }

  @Override
  public void input(byte[] bytes) {
    controls.input(bytes);
  }

  @Override
  public void endInput() {
    controls.endInput();
  }

  @Override
  public void resize(int rows, int columns) {
    controls.resize(rows, columns);
  }

  @Override
  public void signal(String signal) {
    controls.signal(signal);
  }

  @Override
  public void close() {
    controls.close();
  }
}
