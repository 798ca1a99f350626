package dev.jstack.runner.command;

/** From the name of a command to the class that carries it out. */
public final class Commands {
  private Commands() {}

  /** The command of that name in the table. */
  public static Command named(String name) {
    return switch (name) {
      case "completion" -> new CompletionCommand();
      case "help" -> new HelpCommand();
      case "version" -> new VersionCommand();
      default -> throw new IllegalArgumentException("no class carries out `" + name + "`");
    };
  }
}
