package dev.jstack.runner.command;

import dev.jstack.engine.Engine;
import dev.jstack.image.ImageStore;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;

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

  Engine engine() {
    return backends.engine(arguments);
  }

  /** The images of this machine; the caller closes them. */
  ImageStore images() {
    return backends.images(arguments);
  }
}
