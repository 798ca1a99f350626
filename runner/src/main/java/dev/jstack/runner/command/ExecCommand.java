package dev.jstack.runner.command;

import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Keyboard;
import dev.jstack.runner.console.RawMode;
import dev.jstack.runner.console.Signals;
import dev.jstack.runner.console.TerminalSize;
import dev.jstack.runner.option.Arguments;
import dev.jstack.runner.option.UsageException;
import dev.jstack.runner.session.Call;
import dev.jstack.runner.session.Outcome;
import dev.jstack.runner.session.Request;
import dev.jstack.runner.session.Session;
import dev.jstack.runner.session.SessionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code jstack exec}: no word of its own, the process's code. On a terminal the keys go through as
 * they are pressed, Ctrl-C included.
 */
final class ExecCommand implements Command {

  @Override
  public int run(Invocation invocation) throws InterruptedException {
    Console console = invocation.console();
    Arguments arguments = invocation.arguments();
    boolean terminal =
        console.inputIsTerminal()
            && console.outputIsTerminal()
            && !arguments.has("no-tty")
            && !arguments.has("detach");
    Request.Exec request = request(invocation, terminal);
    try (Session session = invocation.backends().session(arguments, console::tell, () -> {});
        Call call = session.start(request, new ExecOutput(console))) {
      Outcome outcome = terminal ? interactive(console, call) : piped(console, call, request);
      outcome.failure().ifPresent(failure -> tell(console, failure));
      return outcome.exitCode();
    } catch (SessionException e) {
      throw Run.failed(e);
    }
  }

  private static Outcome interactive(Console console, Call call) throws InterruptedException {
    Optional<RawMode> raw = RawMode.enter();
    try (Keyboard keyboard = Keyboard.polling(console.input(), call::input)) {
      keyboard.start();
      console.followSize(
          () -> {
            TerminalSize size = console.size();
            call.resize(size.rows(), size.columns());
          });
      return call.await();
    } finally {
      raw.ifPresent(RawMode::close);
    }
  }

  private static Outcome piped(Console console, Call call, Request.Exec request)
      throws InterruptedException {
    Signals.onInterrupt(() -> call.signal("SIGINT"));
    if (!request.stdin()) {
      call.endInput();
      return call.await();
    }
    Keyboard keyboard = Keyboard.reading(console.input(), call::input, call::endInput);
    try (keyboard) {
      keyboard.start();
      return call.await();
    }
  }

  private static void tell(Console console, Outcome.Failure failure) {
    console.tell(console.errorStyle().red("error") + ": " + failure.message());
    failure.hints().forEach(hint -> console.tell("  = " + hint));
  }

  private static Request.Exec request(Invocation invocation, boolean terminal) {
    Arguments arguments = invocation.arguments();
    List<String> words = arguments.words();
    TerminalSize size = invocation.console().size();
    return new Request.Exec(
        new StackFiles(invocation).stackName().value(),
        words.get(0),
        arguments.number("index"),
        words.subList(1, words.size()),
        arguments.value("user"),
        arguments.value("workdir"),
        environment(arguments, invocation.surroundings().environment()),
        terminal
            ? Optional.of(new Request.ConsoleSize(size.rows(), size.columns()))
            : Optional.empty(),
        !arguments.has("detach"));
  }

  /** {@code -e KEY=VALUE}, or {@code -e KEY} for the value it has here. */
  private static Map<String, String> environment(Arguments arguments, Map<String, String> process) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String text : arguments.values("env")) {
      int equals = text.indexOf('=');
      String key = equals < 0 ? text : text.substring(0, equals);
      if (key.isEmpty()) {
        throw new UsageException("--env takes KEY=VALUE, not `" + text + "`");
      }
      String value = equals < 0 ? process.get(key) : text.substring(equals + 1);
      if (value != null) {
        environment.put(key, value);
      }
    }
    return environment;
  }
}
