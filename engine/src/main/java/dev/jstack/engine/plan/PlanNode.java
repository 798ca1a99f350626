package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One step of a plan.
 *
 * @param id {@code #1}, {@code #2} … in the order of the plan
 * @param action what is done, with all it takes to do it
 * @param cause why, in a few words
 * @param dependencies ids of the steps that must have succeeded before
 * @param group steps of one group show as one: stop, remove and create of a replacement
 * @param destructive whether something that cannot be made again from the file is lost
 */
public record PlanNode(
    String id,
    Action action,
    String cause,
    Set<String> dependencies,
    String group,
    boolean destructive) {

  public PlanNode {
    dependencies = Collections.unmodifiableSet(new LinkedHashSet<>(dependencies));
  }

  /** The same among {@code ids} only, with {@code mark} for the sharp sign of all ids. */
  PlanNode among(Set<String> ids, String mark) {
    Set<String> needs = new LinkedHashSet<>();
    dependencies.stream().filter(ids::contains).forEach(d -> needs.add(d.replace("#", mark)));
    return new PlanNode(id.replace("#", mark), action, cause, needs, group, destructive);
  }

  public ResourceAddress address() {
    return action.address();
  }

  public Verb verb() {
    return action.verb();
  }
}
