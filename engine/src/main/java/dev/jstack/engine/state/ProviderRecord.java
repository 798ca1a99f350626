package dev.jstack.engine.state;

import dev.jstack.schema.model.OrderedMaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service that a program of the machine brought. Files of it are their owner's alone: arguments
 * and variables may hold secrets.
 *
 * @param formatVersion of this record's JSON form
 * @param service its name in the stack
 * @param definition hash of what it was told; another one means to tell it again
 * @param program the program, with its whole path
 * @param directory where it ran
 * @param down what it is told to take the service away
 * @param stop what it is told to stop the service; absent: it cannot
 * @param variables what it sets under the service's name
 * @param rawVariables what it sets as it is
 * @param stopped whether it was stopped since
 */
public record ProviderRecord(
    int formatVersion,
    String service,
    String definition,
    String program,
    String directory,
    List<String> down,
    Optional<List<String>> stop,
    Map<String, String> variables,
    Map<String, String> rawVariables,
    boolean stopped) {
  public static final int FORMAT_VERSION = 1;

  public ProviderRecord {
    down = List.copyOf(down);
    variables = OrderedMaps.copyOf(variables);
    rawVariables = OrderedMaps.copyOf(rawVariables);
  }

  /** The same after it was stopped. */
  public ProviderRecord asStopped() {
    return new ProviderRecord(
        formatVersion,
        service,
        definition,
        program,
        directory,
        down,
        stop,
        variables,
        rawVariables,
        true);
  }

  /** What it is called among the records of its stack: no name of a device on Windows. */
  public String id() {
    return "provider." + service;
  }

  /** Leaves arguments and variables out. */
  @Override
  public String toString() {
    return "ProviderRecord[" + service + "]";
  }
}
