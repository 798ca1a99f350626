package dev.jstack.runner.command;

/** Carries out one command. */
public interface Command {

  /**
   * Carries it out and says the exit code.
   *
   * @throws CommandException when it cannot be done, with the words for the person
   */
  int run(Invocation invocation) throws InterruptedException;
}
