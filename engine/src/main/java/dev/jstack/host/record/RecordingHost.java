package dev.jstack.host.record;

import dev.jstack.host.Host;
import dev.jstack.host.intercept.Call;
import dev.jstack.host.intercept.InterceptedHost;
import dev.jstack.host.intercept.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Notes each native call before it is made. Safe for several threads. */
public final class RecordingHost {
  private final List<RecordedCall> calls = new ArrayList<>();
  private final Host host;

  /** Records what goes to {@code delegate}. */
  public RecordingHost(Host delegate) {
    this.host =
        new InterceptedHost(
            delegate,
            new Interceptor() {
              @Override
              public <T> T around(Call call, Supplier<T> delegated) {
                note(call);
                return delegated.get();
              }
            });
  }

  /** The host to hand on. */
  public Host host() {
    return host;
  }

  /** All calls so far, in order. */
  public synchronized List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** The calls that change a host, in order. */
  public List<RecordedCall> mutatingCalls() {
    return calls().stream().filter(RecordedCall::isMutating).toList();
  }

  private synchronized void note(Call call) {
    calls.add(new RecordedCall(call));
  }
}
