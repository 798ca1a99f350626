package dev.jstack.host.fault;

import dev.jstack.host.intercept.Call;
import java.util.function.Consumer;

/** What happens instead of, or around, a call. */
record Fault(Consumer<Call> before, Consumer<Call> after) {
  private static final Consumer<Call> NOTHING = call -> {};

  static Fault before(Consumer<Call> strike) {
    return new Fault(strike, NOTHING);
  }

  static Fault after(Consumer<Call> strike) {
    return new Fault(NOTHING, strike);
  }
}
