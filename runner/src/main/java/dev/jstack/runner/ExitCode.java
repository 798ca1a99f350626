package dev.jstack.runner;

/**
 * What the process says to the shell that started it. Numbers are a promise (docs/commands.md):
 * pipelines branch on them.
 */
public enum ExitCode {
  /** All is as asked. */
  DONE(0),
  /** Something failed while it was carried out. */
  FAILED(1),
  /** {@code plan --detailed-exitcode}: there is something to do. */
  CHANGES(2),
  /** The stack file is not valid. */
  INVALID_FILE(3),
  /** The host cannot do what the file asks for. */
  UNSUPPORTED(4),
  /** Some of it is done, some is not; what is left was listed. */
  PARTLY(5),
  /** Another run holds the stack's lock. */
  LOCKED(6),
  /** A deadline that the person gave has passed. */
  TIMED_OUT(7),
  /** The command line is not one. */
  USAGE(64),
  /** Ctrl-C, as shells count it: 128 + SIGINT. */
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number given to {@code exit}. */
  public int number() {
    return number;
  }
}
