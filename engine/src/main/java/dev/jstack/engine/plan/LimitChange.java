package dev.jstack.engine.plan;

import dev.jstack.engine.desired.DesiredContainer;
import dev.jstack.engine.desired.ServiceRuntime.LimitValues;
import dev.jstack.engine.observed.ObservedContainer;
import dev.jstack.host.document.hcs.Container.Processor;
import dev.jstack.host.document.hcs.ModifySettingRequest;
import dev.jstack.schema.model.Isolation;
import java.util.ArrayList;
import java.util.List;

/** The requests that give a running container other limits. */
final class LimitChange {
  private LimitChange() {}

  static List<ModifySettingRequest> requests(ObservedContainer there, DesiredContainer wanted) {
    LimitValues before =
        there.record().map(record -> record.runtime().limits()).orElse(LimitValues.NONE);
    LimitValues after = wanted.runtime().limits();
    List<ModifySettingRequest> requests = new ArrayList<>();
    if (!before.memoryInMb().equals(after.memoryInMb())) {
      after.memoryInMb().ifPresent(mb -> requests.add(ModifySettingRequest.memory(mb)));
    }
    Processor processor = processor(after);
    if (!processor.equals(processor(before)) && !isEmpty(processor)) {
      requests.add(ModifySettingRequest.processor(processor));
    }
    return requests;
  }

  /**
   * Whether the new limits cannot be set while it runs: hyperv isolation takes them when it is made
   * (hcs-compute: schema 1 modifies the network only), and HCS has no request that lifts a limit.
   */
  static boolean needsNewContainer(LimitValues before, DesiredContainer wanted) {
    LimitValues after = wanted.runtime().limits();
    if (before.equals(after)) {
      return false;
    }
    boolean lifted =
        before.memoryInMb().isPresent() && after.memoryInMb().isEmpty()
            || !isEmpty(processor(before)) && isEmpty(processor(after));
    return wanted.isolation() == Isolation.HYPERV || lifted;
  }

  private static Processor processor(LimitValues limits) {
    return new Processor(
        limits.processorCount(), limits.processorWeight(), limits.processorMaximum());
  }

  private static boolean isEmpty(Processor processor) {
    return processor.count().isEmpty()
        && processor.weight().isEmpty()
        && processor.maximum().isEmpty();
  }
}
