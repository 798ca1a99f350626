package dev.jstack.host.document.hcs;

import dev.jstack.schema.model.OrderedMaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The document of HcsCreateProcess; the same for both isolation modes.
 *
 * @param commandLine one Windows command line, quoted by the rules of CommandLineToArgvW
 * @param user a name; absent: the image's default
 * @param environment added to the container's own; names ignore case
 * @param emulateConsole a pseudo console; standard error then joins standard output
 * @param consoleSize height, width in characters
 */
public record ProcessParameters(
    Optional<String> applicationName,
    Optional<String> commandLine,
    List<String> commandArgs,
    Optional<String> user,
    Optional<String> workingDirectory,
    Map<String, String> environment,
    boolean restrictedToken,
    boolean emulateConsole,
    boolean createStdInPipe,
    boolean createStdOutPipe,
    boolean createStdErrPipe,
    List<Integer> consoleSize,
    boolean useExistingLogin,
    boolean useLegacyConsole) {

  public ProcessParameters {
    commandArgs = List.copyOf(commandArgs);
    environment = OrderedMaps.copyOf(environment);
    consoleSize = List.copyOf(consoleSize);
  }

  /** A process without a console whose three streams are pipes. */
  public static ProcessParameters of(
      String commandLine,
      Optional<String> user,
      Optional<String> workingDirectory,
      Map<String, String> environment) {
    return new ProcessParameters(
        Optional.empty(),
        Optional.of(commandLine),
        List.of(),
        user,
        workingDirectory,
        environment,
        false,
        false,
        true,
        true,
        true,
        List.of(),
        false,
        false);
  }

  /** The same with a console of {@code height} lines and {@code width} columns. */
  public ProcessParameters withConsole(int height, int width) {
    return new ProcessParameters(
        applicationName,
        commandLine,
        commandArgs,
        user,
        workingDirectory,
        environment,
        restrictedToken,
        true,
        createStdInPipe,
        createStdOutPipe,
        false,
        List.of(height, width),
        useExistingLogin,
        useLegacyConsole);
  }
}
