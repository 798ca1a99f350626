package dev.jstack.runner.command;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.engine.event.EngineEvent;
import dev.jstack.runner.console.Console;
import dev.jstack.runner.session.OutputStreamKind;
import dev.jstack.runner.session.ReplySink;
import java.io.PrintStream;
import java.util.List;

/** The streams of the process that {@code exec} runs, byte for byte, at once. */
record ExecOutput(Console console) implements ReplySink {

  @Override
  public void output(OutputStreamKind stream, byte[] bytes) {
    PrintStream target = stream == OutputStreamKind.STDERR ? console.err() : console.out();
    target.write(bytes, 0, bytes.length);
    target.flush();
  }

  @Override
  public void diagnostic(Diagnostic diagnostic) {
    Findings.tell(List.of(diagnostic), console);
  }

  @Override
  public void event(EngineEvent event) {}

  @Override
  public void notice(String text) {}
}
