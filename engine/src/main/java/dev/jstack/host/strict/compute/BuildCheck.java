package dev.jstack.host.strict.compute;

import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.api.HResult;
import java.util.Optional;

/**
 * Whether the kernel runs the image's base layer: with process isolation the builds must match
 * below 20348, from there on images of the previous long-term release run too; in a virtual machine
 * whatever is not newer than the host (hcsshim osversion, containerd platforms).
 */
final class BuildCheck {
  private static final int SERVER_2022 = 20348;

  private final HostFacts facts;
  private final LayerVersions versions;

  BuildCheck(HostFacts facts, LayerVersions versions) {
    this.facts = facts;
    this.versions = versions;
  }

  void run(SystemSpec spec) {
    String base = spec.layers().get(spec.layers().size() - 1);
    Optional<WindowsVersion> image = versions.of(base);
    if (image.isPresent() && !runs(image.get(), spec.hyperv())) {
      throw HResult.HCS_E_IMAGE_MISMATCH.failure(
          "HcsCreateComputeSystem",
          spec.id(),
          "an image of Windows %s does not run on %s with %s isolation"
              .formatted(image.get(), facts.version(), spec.hyperv() ? "hyperv" : "process"));
    }
  }

  private boolean runs(WindowsVersion image, boolean hyperv) {
    int host = facts.version().build();
    if (hyperv) {
      return image.build() <= host;
    }
    boolean sameKernel =
        image.major() == facts.version().major() && image.minor() == facts.version().minor();
    if (host < SERVER_2022) {
      return sameKernel && image.build() == host;
    }
    return sameKernel && image.build() >= SERVER_2022 && image.build() <= host;
  }
}
