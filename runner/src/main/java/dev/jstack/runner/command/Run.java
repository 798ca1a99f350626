package dev.jstack.runner.command;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.console.Signals;
import dev.jstack.runner.progress.LastLine;
import dev.jstack.runner.progress.Progress;
import dev.jstack.runner.session.Call;
import dev.jstack.runner.session.Outcome;
import dev.jstack.runner.session.OutputStreamKind;
import dev.jstack.runner.session.ReplySink;
import dev.jstack.runner.session.Request;
import dev.jstack.runner.session.Session;
import dev.jstack.runner.session.SessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends one request, shows its progress, and tells what was found when the progress stands still.
 * Ctrl-C asks it to stop in order, a second one to stop now.
 */
final class Run implements ReplySink {
  private final Invocation invocation;
  private final Console console;
  private final Progress progress;
  private final List<Diagnostic> findings = new ArrayList<>();

  private Run(Invocation invocation, Progress progress) {
    this.invocation = invocation;
    this.console = invocation.console();
    this.progress = progress;
  }

  /** Carries {@code request} out and tells all about it; returns the exit code. */
  static int of(Invocation invocation, Request request, boolean detached)
      throws InterruptedException {
    return of(invocation, request, detached, () -> {});
  }

  /**
   * The same.
   *
   * @param beforeStart run before a supervisor is started for it
   */
  static int of(Invocation invocation, Request request, boolean detached, Runnable beforeStart)
      throws InterruptedException {
    LastLine last = new LastLine(new StackFiles(invocation).again(), detached);
    String choice = invocation.arguments().value("progress", "auto");
    try (Progress progress =
            Progress.of(choice, invocation.console(), invocation.surroundings().clock(), last);
        Session session = session(invocation, progress, beforeStart)) {
      Run run = new Run(invocation, progress);
      Outcome outcome = run.carryOut(session, request);
      progress.close();
      run.tell(outcome);
      return outcome.exitCode();
    }
  }

  private static Session session(Invocation invocation, Progress progress, Runnable beforeStart) {
    try {
      return invocation.backends().session(invocation.arguments(), progress::notice, beforeStart);
    } catch (SessionException e) {
      throw failed(e);
    }
  }

  static CommandException failed(SessionException e) {
    return new CommandException(
        ExitCode.FAILED, String.valueOf(e.getMessage()), e.hints().toArray(new String[0]));
  }

  private Outcome carryOut(Session session, Request request) throws InterruptedException {
    try (Call call = session.start(request, this)) {
      AtomicInteger interrupts = new AtomicInteger();
      Signals.onInterrupt(() -> interrupt(call, interrupts.incrementAndGet()));
      return call.await();
    } catch (SessionException e) {
      return Outcome.failed(
          Outcome.FAILED, String.valueOf(e.getMessage()), e.hints().toArray(new String[0]));
    }
  }

  private void interrupt(Call call, int times) {
    if (times <= 2) {
      progress.notice(
          times == 1
              ? "stopping after what is being done now; Ctrl-C again stops at once"
              : "stopping at once; `jstack ps` shows what is left");
      call.cancel();
    }
  }

  private void tell(Outcome outcome) {
    Findings.tell(findings, console);
    outcome
        .failure()
        .ifPresent(
            failure -> {
              console.tell(
                  console.errorStyle().bold(console.errorStyle().red("error"))
                      + ": "
                      + failure.message());
              failure.hints().forEach(hint -> console.tell("  = " + hint));
            });
  }

  @Override
  public void event(EngineEvent event) {
    progress.accept(event);
  }

  @Override
  public void diagnostic(Diagnostic diagnostic) {
    findings.add(diagnostic);
  }

  @Override
  public void notice(String text) {
    progress.notice(text);
  }

  @Override
  public void output(OutputStreamKind stream, byte[] bytes) {
    throw new IllegalStateException(
        "only exec has output, not " + invocation.arguments().command().name());
  }
}
