package dev.jstack.runner.console;

/** Waiting for the next look at something that does not tell. */
public final class Pause {
  private Pause() {}

  /** Waits so many milliseconds. */
  public static void of(long millis) throws InterruptedException {
    Thread.sleep(millis);
  }
}
