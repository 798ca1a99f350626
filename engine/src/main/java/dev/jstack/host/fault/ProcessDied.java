package dev.jstack.host.fault;

import dev.jstack.host.intercept.Call;

/** The process is gone: an {@link Error}, so that nothing tidies up after it. */
public final class ProcessDied extends Error {
  private static final long serialVersionUID = 1L;

  ProcessDied(Call call) {
    super("process died at " + call.function() + " " + call.object());
  }
}
