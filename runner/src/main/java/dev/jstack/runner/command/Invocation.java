package dev.jstack.runner.command;

import dev.jstack.engine.Engine;
import dev.jstack.image.ImageStore;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.CommandSpec;
import dev.jstack.runner.option.OptionVariables;
import java.util.Map;

/**
 * One call of a command.
 *
 * @param arguments what was asked for
 * @param console where it is told
 * @param surroundings what else may be known
 * @param backends whom it may talk to
 */
public record Invocation(
    Arguments arguments, Console console, Surroundings surroundings, Backends backends) {

  /**
   * The call with what variables of the process and of {@code .env} say of its options, and its
   * console as these want it.
   *
   * @throws dev.jstack.runner.option.UsageException when a variable says what no option takes
   */
  public static Invocation of(
      Arguments given, Console console, Surroundings surroundings, Backends backends) {
    Invocation bare = new Invocation(given, console, surroundings, backends);
    boolean readsFiles = given.command().group() != CommandSpec.Group.TOOL;
    Map<String, String> variables =
        readsFiles ? new StackFiles(bare).variables() : surroundings.environment();
    Arguments arguments = OptionVariables.fill(given, variables);
    Console styled = console.withAnsi(arguments.value("ansi", "auto"));
    return new Invocation(
        arguments,
        arguments.has(OptionVariables.STATUS_STDOUT) ? styled.withStatusInAnswers() : styled,
        surroundings,
        backends);
  }

  Engine engine() {
    return backends.engine(arguments);
  }

  /** The images of this machine; the caller closes them. */
  ImageStore images() {
    return backends.images(arguments);
  }
}
