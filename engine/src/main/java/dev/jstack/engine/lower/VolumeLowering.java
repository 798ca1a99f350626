package dev.jstack.engine.lower;

import dev.jstack.engine.address.HostPaths;
import dev.jstack.engine.address.ResourceAddress;
import dev.jstack.engine.desired.DesiredVolume;
import dev.jstack.schema.model.Volume;
import java.util.Optional;

/** A named volume to its directory. */
final class VolumeLowering {
  private final LoweringContext context;
  private final Findings findings;

  VolumeLowering(LoweringContext context, Findings findings) {
    this.context = context;
    this.findings = findings;
  }

  Optional<DesiredVolume> lower(Volume volume, String mountPath) {
    String path = "volumes." + volume.key();
    if (volume.device().isPresent()) {
      String device = PathStyle.of(context.facts()).hostPath(volume.device().get());
      return Optional.of(desired(volume, device, DesiredVolume.Ownership.DEVICE, path));
    }
    if (!VolumeNames.isLegal(volume.name())) {
      findings.error(
          PlanningCode.VOLUME_NAME, path, "a volume cannot be called `" + volume.name() + "`");
      return Optional.empty();
    }
    if (volume.external() && !isThere(volume.name())) {
      if (!context.assumeExternals()) {
        findings.error(
            PlanningCode.EXTERNAL_VOLUME,
            path,
            "external volume `" + volume.name() + "` is not there");
        return Optional.empty();
      }
      findings.note(
          PlanningCode.EXTERNAL_ASSUMED,
          mountPath,
          "external volume `" + volume.name() + "` is taken to be there");
    }
    DesiredVolume.Ownership ownership =
        volume.external() ? DesiredVolume.Ownership.EXTERNAL : DesiredVolume.Ownership.STACK;
    String directory = HostPaths.on(context.facts()).volume(volume.name());
    return Optional.of(desired(volume, directory, ownership, path));
  }

  private boolean isThere(String name) {
    return context.observed().volumes().stream().anyMatch(name::equalsIgnoreCase);
  }

  private static DesiredVolume desired(
      Volume volume, String directory, DesiredVolume.Ownership ownership, String path) {
    return new DesiredVolume(
        ResourceAddress.volume(volume.key()), volume.name(), directory, ownership, path);
  }
}
