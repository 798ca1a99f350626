package dev.jstack.schema.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service runs. An absent part comes from the image.
 *
 * @param entrypoint replaces the image's; an empty argument list clears it
 * @param command replaces the image's; an empty argument list clears it
 * @param environment resolved variables, {@code env_file} included, in order
 * @param workingDirectory as written, path style of the target kept
 * @param user a user of the image
 * @param tty whether a console is emulated; joins stderr into stdout
 * @param stdinOpen whether standard input stays open
 */
public record ProcessSpec(
    Optional<CommandSpec> entrypoint,
    Optional<CommandSpec> command,
    Map<String, String> environment,
    Optional<String> workingDirectory,
    Optional<String> user,
    boolean tty,
    boolean stdinOpen) {

  public ProcessSpec {
    environment = OrderedMaps.copyOf(environment);
  }

  /** The same with other variables. */
  ProcessSpec withEnvironment(Map<String, String> variables) {
    return new ProcessSpec(entrypoint, command, variables, workingDirectory, user, tty, stdinOpen);
  }

  /**
   * A command as written.
   *
   * @param arguments the arguments; for the text form, split by the rules of the file's host
   * @param raw the text form as written, absent for the list form
   */
  public record CommandSpec(List<String> arguments, Optional<String> raw) {
    public CommandSpec {
      arguments = List.copyOf(arguments);
    }
  }
}
