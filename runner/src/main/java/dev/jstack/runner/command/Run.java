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
 * Ctrl-C asks it to stop in order; after a second one nothing is waited for.
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

  /**
   * Stops a stack that somebody has let go with Ctrl-C: another one ends at once what the stop
   * still waits for, so that nothing runs on unseen.
   */
  static int stopping(Invocation invocation, Request.Stop stop) throws InterruptedException {
    return of(invocation, stop, true, () -> {}, Run::endAtOnce);
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
    return of(invocation, request, detached, beforeStart, Run::giveUp);
  }

  private static int of(
      Invocation invocation,
      Request request,
      boolean detached,
      Runnable beforeStart,
      Interruption interruption)
      throws InterruptedException {
    LastLine last = new LastLine(new StackFiles(invocation).again(), detached);
    String choice = invocation.arguments().value("progress", "auto");
    try (Progress progress =
            Progress.of(choice, invocation.console(), invocation.surroundings().clock(), last);
        Session session = session(invocation, progress, beforeStart)) {
      Run run = new Run(invocation, progress);
      Outcome outcome = run.carryOut(session, request, interruption);
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

  private Outcome carryOut(Session session, Request request, Interruption interruption)
      throws InterruptedException {
    try (Call call = session.start(request, this)) {
      Thread waiting = Thread.currentThread();
      AtomicInteger interrupts = new AtomicInteger();
      Signals.onInterrupt(
          () -> interruption.happens(this, call, waiting, interrupts.incrementAndGet()));
      return call.await();
    } catch (SessionException e) {
      return Outcome.failed(
          Outcome.FAILED, String.valueOf(e.getMessage()), e.hints().toArray(new String[0]));
    }
  }

  /** What Ctrl-C does, the first time and each time after. */
  private interface Interruption {
    void happens(Run run, Call call, Thread waiting, int times);
  }

  /** First in order; then this command leaves, and services that are stopping get no more time. */
  private static void giveUp(Run run, Call call, Thread waiting, int times) {
    if (times == 1) {
      run.progress.notice("stopping after what is being done now; Ctrl-C again does not wait");
      call.cancel();
    } else {
      run.progress.notice("not waiting; `jstack ps` shows what is left");
      call.cancel();
      waiting.interrupt();
    }
  }

  private static void endAtOnce(Run run, Call call, Thread waiting, int times) {
    run.progress.notice("ending at once what still runs");
    String stack = new StackFiles(run.invocation).stackName().value();
    try (Session another = session(run.invocation, run.progress, () -> {})) {
      another.execute(new Request.Kill(stack, List.of(), "SIGKILL"), run);
    } catch (CommandException | SessionException e) {
      run.progress.notice(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
