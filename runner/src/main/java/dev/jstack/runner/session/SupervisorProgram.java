package dev.jstack.runner.session;

import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a supervisor.
 *
 * @param prefix what makes an ordinary user able to run services: {@code unshare --user …}; may be
 *     empty
 * @param java the Java program
 * @param options for the JVM
 * @param classPath as Java wants it
 * @param mainClass started with the state directory as its one argument
 * @param build what exactly it is: a supervisor of another build makes way
 */
public record SupervisorProgram(
    List<String> prefix,
    String java,
    List<String> options,
    String classPath,
    String mainClass,
    String build) {

  /**
   * A small JVM: 30 services are to cost less than 60 MB. Its class archive stays where it was made
   * for: at a random address all of its 25 MB would be rewritten, and be this process's alone.
   */
  public static final List<String> SMALL_JVM =
      List.of(
          "-Xms4m",
          "-Xmx192m",
          "-Xss256k",
          "-XX:+UseSerialGC",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=20",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=24m",
          "-XX:-UsePerfData",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-Xshare:auto",
          "-Djava.awt.headless=true");

  public SupervisorProgram {
    prefix = List.copyOf(prefix);
    options = List.copyOf(options);
  }

  List<String> command(String stateDirectory) {
    List<String> command = new ArrayList<>(prefix);
    command.add(java);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, mainClass, stateDirectory));
    return command;
  }
}
