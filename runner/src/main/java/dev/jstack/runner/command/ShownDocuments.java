package dev.jstack.runner.command;

import dev.jstack.engine.converge.ConvergeOptions;
import dev.jstack.engine.event.EventSink;
import dev.jstack.engine.plan.Plan;
import dev.jstack.host.api.Deadline;
import dev.jstack.host.record.RecordedCall;
import dev.jstack.runner.ExitCode;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.view.CallView;
import java.time.Duration;

/**
 * {@code plan --show-documents}: carries the plan out on a host that is only played, and shows what
 * crossed the seam, in its order. So what is printed is exactly what a host would be told.
 */
final class ShownDocuments {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private ShownDocuments() {}

  static int show(Invocation invocation, Simulation simulation, Plan plan) {
    simulation
        .engine()
        .apply(
            plan.rest(), // programs of this machine are not run for a look
            new ConvergeOptions(1, false),
            EventSink.NONE,
            new NobodyWatches(),
            () -> false,
            Deadline.in(LONGEST));
    Console console = invocation.console();
    boolean json = invocation.arguments().value("format", "text").equals("json");
    CallView view = new CallView(console.outputStyle());
    for (RecordedCall call : simulation.recorder().mutatingCalls()) {
      console.answer(json ? call.toJsonLine() : view.text(call));
    }
    return ExitCode.DONE.number();
  }
}
