package dev.jstack.runner;

import dev.jstack.runner.command.Backends;
import dev.jstack.runner.command.Command;
import dev.jstack.runner.command.CommandException;
import dev.jstack.runner.command.Commands;
import dev.jstack.runner.command.Invocation;
import dev.jstack.runner.command.Surroundings;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.CommandLine;
import dev.jstack.runner.option.UsageException;

/** The program: a command line in, an exit code out. */
public final class Main {
  private Main() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] line) {
    if (line.length == 1 && line[0].equals("version")) {
      System.out.println(Version.ofProcess().line()); // nothing else is loaded for the commonest
      return;
    }
    if (HelperProcess.isOne(line)) {
      HelperProcess.run(line, System.in, System.out, System.getenv());
      return;
    }
    Surroundings surroundings = Surroundings.ofProcess();
    Console console = Console.ofProcess(surroundings.environment());
    int code = run(line, console, surroundings, new ProcessBackends(surroundings));
    System.exit(code);
  }

  /** What says no more than how to go on loads nothing to do so. */
  private static Console console(Arguments arguments, Console console) {
    String name = arguments.command().name();
    return name.equals("help") || name.equals("version") ? console.withoutAsking() : console;
  }

  /** Runs one command line; the exit code is returned, nothing is thrown. */
  public static int run(
      String[] line, Console console, Surroundings surroundings, Backends backends) {
    Failures failures = new Failures(console);
    try {
      if (line.length == 1 && PidQuestion.isOne(line[0])) {
        return PidQuestion.answer(line[0], console, surroundings);
      }
      Arguments arguments = CommandLine.parse(line);
      Command command = Commands.of(arguments);
      return command.run(
          Invocation.of(arguments, console(arguments, console), surroundings, backends));
    } catch (UsageException e) {
      return failures.usage(e);
    } catch (CommandException e) {
      return failures.command(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.number();
    } catch (RuntimeException e) {
      return failures.unexpected(e, java.util.Arrays.asList(line).contains("--verbose"));
    } finally {
      console.flush();
    }
  }
}
