package dev.jstack.engine.converge;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.graph.Outcome;
import dev.jstack.engine.plan.Plan;
import dev.jstack.engine.plan.PlanNode;
import dev.jstack.engine.plan.Verb;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Brings services whose update failed back to what they were, and says what became of that. */
final class Rollback {
  private final Plan plan;
  private final Map<String, Outcome> outcomes;
  private final WayBack wayBack;
  private final Emitter emitter;

  /** A rollback after {@code plan} ended with {@code outcomes}. */
  Rollback(Plan plan, Map<String, Outcome> outcomes, WayBack wayBack, Emitter emitter) {
    this.plan = plan;
    this.outcomes = outcomes;
    this.wayBack = wayBack;
    this.emitter = emitter;
  }

  /**
   * What came of it: the steps of the way back, and a failure for each service.
   *
   * @param givenUp services whose update failed, and why
   * @param carryOut carries out the plan of the way back
   */
  Map<String, Outcome> run(
      Map<String, String> givenUp, Function<Plan, Map<String, Outcome>> carryOut) {
    Set<String> services = new LinkedHashSet<>(givenUp.keySet());
    services.removeIf(service -> image(service).isEmpty());
    Map<String, Outcome> all = new LinkedHashMap<>();
    Set<String> stuck = new LinkedHashSet<>();
    if (!services.isEmpty()) {
      services.forEach(this::announce);
      Plan back = wayBack.plan(plan, services, skipped(services));
      all.putAll(carryOut.apply(back));
      stuck.addAll(failedServices(back, all));
    }
    givenUp.forEach(
        (service, why) -> {
          boolean done = services.contains(service) && !stuck.contains(service);
          all.put("rollback " + service, told(service, failure(service, why, done)));
        });
    return all;
  }

  private void announce(String service) {
    String address = ResourceAddress.service(service, 0).toString();
    emitter.note(
        true,
        Optional.of(address),
        "the update of %s failed: going back to %s".formatted(service, image(service)));
  }

  /** Services of which something was skipped because of a step of {@code failed}. */
  private Set<String> skipped(Set<String> failed) {
    Map<String, PlanNode> nodes = plan.nodesById();
    Set<String> skipped = new LinkedHashSet<>();
    outcomes.forEach(
        (id, outcome) -> {
          PlanNode node = nodes.get(id);
          if (outcome instanceof Outcome.Skipped skip && node != null) {
            PlanNode culprit = nodes.get(String.valueOf(skip.because()));
            boolean because = culprit != null && failed.contains(culprit.address().name());
            if (because && Translation.isReplica(node.address())) {
              skipped.add(node.address().name());
            }
          }
        });
    skipped.removeAll(failed);
    return skipped;
  }

  private static Set<String> failedServices(Plan back, Map<String, Outcome> outcomes) {
    Set<String> failed = new LinkedHashSet<>();
    for (PlanNode node : back.nodes()) {
      Outcome outcome = outcomes.get(node.id());
      if (outcome == null || !outcome.isDone()) {
        failed.add(node.address().name());
      }
    }
    return failed;
  }

  private ActionException failure(String service, String why, boolean done) {
    String what = "the update of `%s` failed (%s)".formatted(service, why);
    String logs = "jstack logs " + service + " shows what the new version said";
    if (done) {
      return ActionException.of(
          ConvergenceCode.ROLLED_BACK,
          what + ": rolled back to " + image(service),
          logs,
          "the file still asks for the new version: jstack plan shows it, jstack up tries it again");
    }
    String reason =
        image(service).isEmpty()
            ? "; nothing is there to go back to"
            : "; going back to " + image(service) + " failed, too";
    return ActionException.of(
        ConvergenceCode.NOT_ROLLED_BACK,
        what + reason,
        logs,
        "jstack up with the older file goes back, with a better one forward");
  }

  private String image(String service) {
    return plan.fallback().map(fallback -> fallback.describe(service)).orElse("");
  }

  private Outcome told(String service, ActionException failure) {
    emitter.failed(
        "rollback " + service,
        ResourceAddress.service(service, 0),
        Verb.UPDATE,
        failure,
        List.of(),
        0);
    return new Outcome.Failed(failure);
  }
}
