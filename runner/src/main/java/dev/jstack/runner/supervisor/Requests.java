package dev.jstack.runner.supervisor;

import dev.jstack.host.api.HostException;
import dev.jstack.runner.session.Controls;
import dev.jstack.runner.session.Outcome;
import dev.jstack.runner.session.ReplySink;
import dev.jstack.runner.session.Request;
import dev.jstack.runner.session.RequestHandler;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Carries out requests on one host, in the supervisor or in the process of the command. */
public final class Requests implements RequestHandler {
  private final OpenHost host;
  private final Happenings happenings;
  private final Runnable leave;
  private final AtomicInteger working = new AtomicInteger();

  /**
   * The requests to {@code host}.
   *
   * @param happenings what becomes of replicas by itself
   * @param leave told when somebody wants the process to end
   */
  public Requests(OpenHost host, Happenings happenings, Runnable leave) {
    this.host = host;
    this.happenings = happenings;
    this.leave = leave;
  }

  @Override
  public Outcome handle(Request request, ReplySink sink, Controls controls) {
    try {
      return request.accept(new Dispatch(sink, controls));
    } catch (HostException e) {
      return Outcome.failed(
          Outcome.FAILED,
          "the host could not do it: " + e.told(),
          e.cure(),
          "%s failed with 0x%08x: jstack explain 0x%08x"
              .formatted(e.operation(), e.hresult(), e.hresult()));
    } catch (UncheckedIOException e) {
      return Outcome.failed(Outcome.FAILED, String.valueOf(e.getMessage()));
    }
  }

  /** How many requests change a stack right now. */
  int working() {
    return working.get();
  }

  private Outcome converge(Supplier<Outcome> work) {
    working.incrementAndGet();
    try {
      return work.get();
    } finally {
      working.decrementAndGet();
    }
  }

  private final class Dispatch implements Request.Visitor<Outcome> {
    private final ReplySink sink;
    private final Controls controls;

    Dispatch(ReplySink sink, Controls controls) {
      this.sink = sink;
      this.controls = controls;
    }

    private Convergence convergence() {
      return new Convergence(host, sink, controls);
    }

    @Override
    public Outcome up(Request.Up request) {
      return converge(() -> convergence().up(request.load(), request.options()));
    }

    @Override
    public Outcome apply(Request.Apply request) {
      return converge(() -> convergence().apply(request));
    }

    @Override
    public Outcome down(Request.Down request) {
      return converge(() -> convergence().down(request));
    }

    @Override
    public Outcome stop(Request.Stop request) {
      return converge(() -> convergence().stop(request));
    }

    @Override
    public Outcome start(Request.Start request) {
      return converge(() -> convergence().start(request));
    }

    @Override
    public Outcome restart(Request.Restart request) {
      return converge(() -> convergence().restart(request));
    }

    @Override
    public Outcome collect(Request.Collect request) {
      return converge(() -> convergence().collect(request));
    }

    @Override
    public Outcome kill(Request.Kill request) {
      return new KillRun(host).run(request);
    }

    @Override
    public Outcome exec(Request.Exec request) {
      return new ExecRun(host, sink, controls).run(request);
    }

    @Override
    public Outcome events(Request.Events request) {
      return happenings.follow(request.stack(), sink, controls);
    }

    @Override
    public Outcome leave(Request.Leave request) {
      leave.run();
      return Outcome.done();
    }
  }
}
