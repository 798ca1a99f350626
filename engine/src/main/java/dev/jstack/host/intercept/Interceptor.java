package dev.jstack.host.intercept;

import java.util.function.Supplier;

/** Stands between a caller and a host. */
public interface Interceptor {

  /** Carries out {@code call} by asking {@code host}, or does something else instead. */
  <T> T around(Call call, Supplier<T> host);

  /** A call without a result as one with an empty result. */
  static Supplier<Boolean> running(Runnable call) {
    return () -> {
      call.run();
      return true;
    };
  }
}
