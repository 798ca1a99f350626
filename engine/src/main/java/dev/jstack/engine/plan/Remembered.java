package dev.jstack.engine.plan;

import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredState;
import dev.jstack.engine.desired.DesiredVolume;
import dev.jstack.engine.observed.ObservedState;
import dev.jstack.engine.state.AppliedStack;
import dev.jstack.engine.state.AppliedStack.OwnedVolume;
import dev.jstack.engine.state.KeptResource;
import dev.jstack.engine.state.KeptSurroundings;
import dev.jstack.schema.model.Stack;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a plan wants to be remembered once it is carried out. */
final class Remembered {
  private Remembered() {}

  static AppliedStack of(
      Stack stack, DesiredState desired, ObservedState observed, PlanOptions options) {
    Set<String> services = new LinkedHashSet<>();
    // Volumes of services that went stay jstack's to remove, until `down -v` removes them.
    Map<String, OwnedVolume> volumes = new LinkedHashMap<>();
    observed.applied().ifPresent(before -> before.volumes().forEach(v -> volumes.put(v.name(), v)));
    if (!options.services().isEmpty()) {
      observed.applied().ifPresent(before -> services.addAll(before.services()));
    }
    stack.services().keySet().forEach(name -> services.add(name.value()));
    for (DesiredVolume volume : desired.all(DesiredVolume.class)) {
      switch (volume.ownership()) {
        case STACK, REPLICA -> volumes.put(volume.name(), owned(volume, true));
        case DEVICE -> volumes.put(volume.name(), owned(volume, false));
        case EXTERNAL -> volumes.remove(volume.name());
      }
    }
    List<String> files =
        options.files().isEmpty()
            ? observed.applied().map(AppliedStack::files).orElse(List.of())
            : options.files();
    return new AppliedStack(
        AppliedStack.FORMAT_VERSION,
        stack.name().value(),
        files,
        List.copyOf(services),
        List.copyOf(volumes.values()),
        surroundings(desired, observed, !options.services().isEmpty()));
  }

  /** Of services that this plan is not about, and of orphans that stay, the old ones are kept. */
  private static List<KeptResource> surroundings(
      DesiredState desired, ObservedState observed, boolean partly) {
    Map<ResourceAddress, KeptResource> kept = new LinkedHashMap<>();
    observed.applied().map(AppliedStack::surroundings).orElse(List.of()).stream()
        .filter(before -> partly || observed.has(before.id()))
        .forEach(before -> kept.put(before.address(), before));
    KeptSurroundings.of(desired).forEach(now -> kept.put(now.address(), now));
    return List.copyOf(kept.values());
  }

  private static OwnedVolume owned(DesiredVolume volume, boolean removable) {
    return new OwnedVolume(volume.address().name(), volume.name(), volume.hostPath(), removable);
  }
}
