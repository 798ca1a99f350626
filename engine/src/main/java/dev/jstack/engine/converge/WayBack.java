package dev.jstack.engine.converge;

import dev.jstack.engine.plan.Plan;
import java.util.Set;

/** Plans how services go back to what they were, by what the host has now. */
@FunctionalInterface
public interface WayBack {

  /**
   * The plan that brings services back.
   *
   * @param failed the plan whose updates failed
   * @param back the services that go back
   * @param skipped services of which something was not tried because those failed
   */
  Plan plan(Plan failed, Set<String> back, Set<String> skipped);
}
