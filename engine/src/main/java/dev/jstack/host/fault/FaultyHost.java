package dev.jstack.host.fault;

import dev.jstack.host.Host;
import dev.jstack.host.api.HcsProcess;
import dev.jstack.host.api.HcsSystem;
import dev.jstack.host.intercept.Call;
import dev.jstack.host.intercept.InterceptedHost;
import dev.jstack.host.intercept.Interceptor;
import java.util.List;
import java.util.function.Supplier;

/** Makes hosts that fail as a script says. */
public final class FaultyHost {
  private FaultyHost() {}

  /** {@code host}, failing as {@code script} says. */
  public static Host of(Host host, FaultScript script) {
    return new InterceptedHost(
        host,
        new Interceptor() {
          @Override
          public <T> T around(Call call, Supplier<T> delegated) {
            List<Fault> faults = script.strike(call);
            faults.forEach(fault -> fault.before().accept(call));
            T result = delegated.get();
            try {
              faults.forEach(fault -> fault.after().accept(call));
            } catch (ProcessDied e) {
              closeHandle(result);
              throw e;
            }
            return result;
          }
        });
  }

  /** The handles of a process that dies are closed. */
  private static void closeHandle(Object result) {
    if (result instanceof HcsSystem system) {
      system.close();
    } else if (result instanceof HcsProcess process) {
      process.close();
    }
  }
}
