package dev.jstack.host.fault;

import dev.jstack.host.api.HostError;
import dev.jstack.host.api.HostException;
import dev.jstack.host.intercept.Call;
import dev.jstack.host.intercept.NativeFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What goes wrong and when: a list of rules, each for the n-th call that it fits. Calls are counted
 * for each rule by itself. Safe for several threads.
 */
public final class FaultScript {
  private final List<Rule> rules = new ArrayList<>();

  private static final class Rule {
    private final Predicate<Call> fits;
    private final int from;
    private final int to;
    private final Fault fault;
    private int seen;

    Rule(Predicate<Call> fits, int from, int to, Fault fault) {
      this.fits = fits;
      this.from = from;
      this.to = to;
      this.fault = fault;
    }

    boolean strikes(Call call) {
      if (!fits.test(call)) {
        return false;
      }
      seen++;
      return seen >= from && seen <= to;
    }
  }

  /**
   * The {@code nth} call of {@code function} (from 1) fails with {@code error}, before it does
   * anything.
   */
  public FaultScript failing(NativeFunction function, int nth, HostError error, int hresult) {
    return rule(
        call -> call.function() == function,
        nth,
        nth,
        Fault.before(
            call -> {
              throw refused(call, error, hresult);
            }));
  }

  /**
   * The {@code nth} mutating call of any function fails with {@code error}, before it does
   * anything.
   */
  public FaultScript failingMutation(int nth, HostError error, int hresult) {
    return rule(
        call -> call.function().isMutating(),
        nth,
        nth,
        Fault.before(
            call -> {
              throw refused(call, error, hresult);
            }));
  }

  /** Each call of {@code function} first runs {@code delay}. */
  public FaultScript slow(NativeFunction function, Runnable delay) {
    return rule(
        call -> call.function() == function,
        1,
        Integer.MAX_VALUE,
        Fault.before(call -> delay.run()));
  }

  /** Before the first call of {@code function} about anything, {@code loss} takes objects away. */
  public FaultScript losing(NativeFunction function, Runnable loss) {
    return rule(call -> call.function() == function, 1, 1, Fault.before(call -> loss.run()));
  }

  /** The process dies right after its {@code nth} mutating call was carried out. */
  public FaultScript dyingAfter(int nth) {
    return rule(
        call -> call.function().isMutating(),
        nth,
        Integer.MAX_VALUE,
        Fault.after(
            call -> {
              throw new ProcessDied(call);
            }));
  }

  /** The process dies right before its {@code nth} mutating call. */
  public FaultScript dyingBefore(int nth) {
    return rule(
        call -> call.function().isMutating(),
        nth,
        Integer.MAX_VALUE,
        Fault.before(
            call -> {
              throw new ProcessDied(call);
            }));
  }

  synchronized List<Fault> strike(Call call) {
    List<Fault> struck = new ArrayList<>();
    for (Rule rule : rules) {
      if (rule.strikes(call)) {
        struck.add(rule.fault);
      }
    }
    return struck;
  }

  private synchronized FaultScript rule(Predicate<Call> fits, int from, int to, Fault fault) {
    rules.add(new Rule(fits, from, to, fault));
    return this;
  }

  private static HostException refused(Call call, HostError error, int hresult) {
    return new HostException(
        error,
        hresult,
        call.function().nativeName(),
        call.object(),
        "refused by the fault script",
        List.of());
  }
}
