package dev.jstack.host.fault;

import dev.jstack.host.intercept.Call;
import java.util.function.Consumer;

/** What happens instead of, or around, a call. */
record Fault(Consumer<Call> before, Consumer<Call> after) {
  static Fault before(Consumer<Call> strike) {
    return new Fault(strike, Fault::nothing);
  }

  static Fault after(Consumer<Call> strike) {
    return new Fault(Fault::nothing, strike);
  }

  private static void nothing(Call call) {}
}
