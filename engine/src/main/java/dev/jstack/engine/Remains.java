package dev.jstack.engine;

import dev.jstack.engine.plan.Plan;
import java.util.List;

/**
 * What is left behind on a host.
 *
 * @param plans for each stack that something is left of, what would remove it
 * @param unknown ids of compute systems that run and that the state directory knows nothing of:
 *     perhaps another one does
 * @param volumes full names of volumes of stacks that are not on the host; they hold data
 */
public record Remains(List<Plan> plans, List<String> unknown, List<String> volumes) {
  public Remains {
    plans = List.copyOf(plans);
    unknown = List.copyOf(unknown);
    volumes = List.copyOf(volumes);
  }
}
